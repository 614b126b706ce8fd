package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "a word, a word",
        "john.doe@mail.example, john.|doe@|mail.|example",
        "Ends. Here, Ends. Here",
        "ORD_778899, ORD|_|778899",
        "acme-corp, acme-|corp",
        "サーバー, サ|ー|バ|ー",
        "이메일을, 이|메|일|을",
        "ใบเสร็จ, ใ|บ|เ|ส|ร็|จ",
        "iPhone充電器, iPhone|充|電|器",
        "ﾃｽﾄ, テ|ス|ト",
        "①, 1",
        "don't, don't",
    })
    void separatesThePiecesOfWords(String text, String pieces) {
        assertThat(SearchText.separated(text)).isEqualTo(pieces.replace('|', '\u200B'));
    }

    @Test
    void separatesNamesOfFilesAtCapitalsAndNumbersToo() {
        assertThat(SearchText.separatedName("QuarterlyReport2026.xlsx"))
                .isEqualTo("QuarterlyReport2026.\u200Bxlsx Quarterly Report 2026.\u200Bxlsx");
        assertThat(SearchText.separatedName("plain.pdf")).isEqualTo("plain.\u200Bpdf");
    }

    @Test
    void showsWhatWasWritten() {
        assertThat(SearchText.shown(SearchText.separated("a_b サーバー"))).isEqualTo("a_b サーバー");
    }
}
