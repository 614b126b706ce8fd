package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPartTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            'a\\nb',         'a\\r\\nb'
            'a\\r\\nb',      'a\\r\\nb'
            'a\\rb',         'a\\r\\nb'
            'a\\r\\r\\nb\\n','a\\r\\n\\r\\nb\\r\\n'
            'a\\n\\rb',      'a\\r\\n\\r\\nb'
            'a\\0b',         'ab'
            'a\\r\\0\\nb',   'a\\r\\nb'
            """)
    void endsEveryLineTheSameWay(String text, String lines) {
        assertThat(TextPart.lines(text.translateEscapes())).isEqualTo(lines.translateEscapes());
    }

    @Test
    void leavesAsciiAsItIs() {
        assertThat(TextPart.of("Hello\n").encoding()).isEqualTo("7bit");
        assertThat(TextPart.of(null).encoding()).isEqualTo("7bit");
        assertThat(TextPart.of("x".repeat(998) + "\n" + "y".repeat(998)).encoding())
                .isEqualTo("7bit");
    }

    @Test
    void encodesLinesThatAreTooLongForServers() {
        assertThat(TextPart.of("x".repeat(999)).encoding()).isEqualTo("quoted-printable");
    }

    @Test
    void keepsATextReadableThatIsMostlyAscii() {
        assertThat(TextPart.of("Grüße aus Köln").encoding()).isEqualTo("quoted-printable");
        assertThat(TextPart.of("こんにちは").encoding()).isEqualTo("base64");
    }

    @Test
    void isUtf8() {
        assertThat(TextPart.of("Köln").octets()).isEqualTo("Köln".getBytes(StandardCharsets.UTF_8));
    }
}
