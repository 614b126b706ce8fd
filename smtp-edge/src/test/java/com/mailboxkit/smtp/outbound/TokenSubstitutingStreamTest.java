package com.mailboxkit.smtp.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenSubstitutingStreamTest {

    private static final String STORED = "before\r\n______\r\nafter";
    private static final String FILLED = "before\r\nfilled\r\nafter";

    @Test
    void replacesWhatStandsThereHoweverItIsRead() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            assertThat(readInPieces(random)).as("seed " + seed).isEqualTo(FILLED);
        }
    }

    private static String readInPieces(Random random) throws IOException {
        var read = new ByteArrayOutputStream();
        try (var in = open()) {
            var buffer = new byte[8];
            while (true) {
                int length = random.nextInt(buffer.length);
                int count = length == 0 ? in.read() : in.read(buffer, 8 - length, length);
                if (count < 0) {
                    return read.toString(US_ASCII);
                } else if (length == 0) {
                    read.write(count);
                } else {
                    read.write(buffer, 8 - length, count);
                }
            }
        }
    }

    @Test
    void knowsWhereItIsAfterASkip() throws IOException {
        try (var in = open()) {
            in.skipNBytes(10);

            assertThat(new String(in.readAllBytes(), US_ASCII)).isEqualTo(FILLED.substring(10));
        }
    }

    private static TokenSubstitutingStream open() {
        return new TokenSubstitutingStream(new ByteArrayInputStream(STORED.getBytes(US_ASCII)), 8, "filled");
    }
}
