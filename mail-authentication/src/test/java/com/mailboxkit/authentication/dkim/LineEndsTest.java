package com.mailboxkit.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "a\rb"})
    void makesEachLineEndCrLf(String text) throws IOException {
        assertThat(onTheWire(text)).isEqualTo("a\r\nb");
    }

    @Test
    void keepsEmptyLines() throws IOException {
        assertThat(onTheWire("\n\r\r\n\n")).isEqualTo("\r\n\r\n\r\n\r\n");
    }

    /// Wherever a chunk ends.
    @Test
    void findsLineEndsAcrossChunks() throws IOException {
        for (int length = 8_180; length < 8_200; length++) {
            var line = "x".repeat(length);

            assertThat(onTheWire(line + "\r\ny\r")).isEqualTo(line + "\r\ny\r\n");
        }
    }

    private static String onTheWire(String text) throws IOException {
        try (var octets = new LineEnds(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))) {
            return new String(octets.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
