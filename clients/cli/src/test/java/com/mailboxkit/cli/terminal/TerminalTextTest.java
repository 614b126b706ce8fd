package com.mailboxkit.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TerminalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u001b[2Jb",
                "a\u001b]0;title\u0007b",
                "a\u009b2Jb",
                "a\u0000b",
                "a\u007fb",
                "a\bb",
                "a\u202eb",
                "a\u2066b\u2069",
                "a\u200fb",
                "a\u061cb",
                "a\ud800b",
                "a\udb40\udc41b",
                "a\ufeffb"
            })
    void leavesNothingThatATerminalObeys(String hostile) {
        for (var plain : List.of(TerminalText.line(hostile), TerminalText.text(hostile), TerminalText.json(hostile))) {
            assertThat(plain.codePoints().map(Character::getType).boxed())
                    .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE);
            assertThat(plain).startsWith("a").contains("b");
        }
    }

    @Test
    void keepsALineOnOneLine() {
        assertThat(TerminalText.line(" Hello\r\n  you\tthere\u2028all\u0085now "))
                .isEqualTo("Hello you there all now");
    }

    @Test
    void keepsTheLinesAndTabsOfAText() {
        assertThat(TerminalText.text("a\r\nb\rc\td\u2029e")).isEqualTo("a\nb\nc\td\ne");
    }

    @Test
    void leavesTheWritingOfPeopleAsItIs() {
        var text = "Zoë שלום مرحبا می\u200cخواهم 日本 👩\u200d🚀 e\u0301";

        assertThat(TerminalText.line(text)).isEqualTo(text);
        assertThat(TerminalText.json(text)).isEqualTo(text);
    }

    @Test
    void saysTheSameInJson() {
        var json = JsonMapper.builder().build();
        var hostile = "a\u009b31m\u202e\udb40\udc41\u007f \"quoted\" \\";

        var plain = TerminalText.json(json.writeValueAsString(hostile));

        assertThat(plain).contains("\\u009b").doesNotContain("\u009b");
        assertThat(json.readValue(plain, String.class)).isEqualTo(hostile);
    }
}
