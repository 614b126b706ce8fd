package com.mailboxkit.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = Table.of("from~", "subject~", ">amount", "id");

    @Test
    void isAsWideAsItsContentsWhereThereIsNoTerminal() {
        table.row("ann@example.com", "About lunch, and about what we spoke of yesterday", "$1", "01A");
        table.row("bob", "Hi", "$0.002", "01B");

        assertThat(table.render(0)).isEqualTo("""
                        FROM             SUBJECT                                            AMOUNT  ID
                        ann@example.com  About lunch, and about what we spoke of yesterday      $1  01A
                        bob              Hi                                                 $0.002  01B
                        """);
    }

    @Test
    void cutsWhatGivesWayToFitATerminal() {
        table.row("ann@example.com", "About lunch, and about what we spoke of yesterday", "$1", "01A");

        assertThat(table.render(40)).isEqualTo("""
                        FROM          SUBJECT        AMOUNT  ID
                        ann@example…  About lunch,…      $1  01A
                        """);
    }

    @Test
    void neverCutsAnId() {
        table.row("ann@example.com", "About lunch", "$1", "01JXYZ01JXYZ01JXYZ01JXYZ01");

        assertThat(table.render(20)).contains("01JXYZ01JXYZ01JXYZ01JXYZ01");
    }

    @Test
    void countsColumnsAsATerminalDoes() {
        table.row("日本", "e\u0301", "1", "x");
        table.row("🚀", "é", "1", "x");
        table.row("Zoë", "e", "1", "x");

        assertThat(table.render(0)).isEqualTo("""
                        FROM  SUBJECT  AMOUNT  ID
                        日本  e\u0301             1  x
                        🚀    é             1  x
                        Zoë   e             1  x
                        """);
    }

    @Test
    void cutsNoWideCharacterInTwo() {
        assertThat(Width.cut("日本語", 4)).isEqualTo("日…");
        assertThat(Width.cut("日本語", 6)).isEqualTo("日本語");
    }

    @Test
    void keepsEachRowOnOneLine() {
        table.row("a\nb", "\u001b[31mred", "1", "x");

        assertThat(table.render(0).lines()).hasSize(2).last().asString().isEqualTo("a b   [31mred       1  x");
    }
}
