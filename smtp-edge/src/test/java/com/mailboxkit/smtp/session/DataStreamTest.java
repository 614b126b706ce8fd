package com.mailboxkit.smtp.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataStreamTest {

    private static final int BLOCK = 8 * 1024;
    private static final String END = "\r\n.\r\n";

    /// As a session reads: through a buffer, from a network that brings so many octets at a time.
    private static InputStream client(String wire, int atATime) {
        return new BufferedInputStream(new ByteArrayInputStream(wire.getBytes(ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, atATime));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000, BLOCK, 10 * BLOCK})
    void leavesWhatIsBehindTheMessageToTheNextCommand(int atATime) throws IOException {
        for (int length = BLOCK - 10; length <= BLOCK + 10; length++) {
            var message = "a".repeat(length);
            var client = client("TEXT" + message + END + "RSET\r\n", atATime);
            client.skipNBytes("TEXT".length());

            assertThat(new DataStream(client, Long.MAX_VALUE).readAllBytes())
                    .asString(ISO_8859_1)
                    .isEqualTo(message + "\r\n");
            assertThat(client.readAllBytes()).asString(ISO_8859_1).isEqualTo("RSET\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BLOCK - 1, BLOCK})
    void undoesTransparencyAtTheEdgesOfBlocks(int atATime) throws IOException {
        for (int length = BLOCK - 6; length <= BLOCK + 6; length++) {
            var line = "a".repeat(length);
            var wire = line + "\r\n..b\r\n.\rc\r\n.d\0" + END + line + END;
            var client = client(wire, atATime);

            assertThat(new DataStream(client, Long.MAX_VALUE).readAllBytes())
                    .asString(ISO_8859_1)
                    .isEqualTo(line + "\r\n.b\r\n\rc\r\nd\r\n");
            assertThat(new DataStream(client, Long.MAX_VALUE).readAllBytes())
                    .asString(ISO_8859_1)
                    .isEqualTo(line + "\r\n");
        }
    }

    @Test
    void breaksOffAMessageThatNeverEnds() {
        var stream = new DataStream(client("a".repeat(10 * BLOCK), BLOCK), 2 * BLOCK);

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(ClientGoneException.class)
                .hasMessage("The message does not end");
    }

    @Test
    void saysThatAClientWentAway() {
        var stream = new DataStream(client("Subject: a\r\n.", BLOCK), Long.MAX_VALUE);

        assertThatThrownBy(stream::readAllBytes)
                .isInstanceOf(ClientGoneException.class)
                .hasMessage("The message broke off");
    }
}
