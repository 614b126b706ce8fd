package com.mailboxkit.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpGreetingTest {

    private static final Duration DEADLINE = Duration.ofMillis(300);

    @ParameterizedTest
    @CsvSource({"220 localhost ESMTP, true", "421 4.3.2 Too many connections, false", "22, false", "'', false"})
    void isReadyOnlyWhereThePortSays220(String greeting, boolean isReady) throws IOException {
        try (var port = listener()) {
            Thread.ofVirtual().start(() -> greet(port, greeting));

            assertThat(SmtpGreeting.comes(port.getLocalPort(), DEADLINE)).isEqualTo(isReady);
        }
    }

    private static void greet(ServerSocket port, String greeting) {
        try (var client = port.accept()) {
            client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readNBytes("QUIT\r\n".length());
        } catch (IOException closed) {
            throw new AssertionError(closed);
        }
    }

    /// Connections are taken by the system, whatever becomes of the program.
    @Test
    void isNotReadyWhereNobodyGreets() throws IOException {
        try (var port = listener()) {
            assertThat(SmtpGreeting.comes(port.getLocalPort(), DEADLINE)).isFalse();
        }
    }

    @Test
    void isNotReadyWhereNobodyListens() throws IOException {
        int port;
        try (var closed = listener()) {
            port = closed.getLocalPort();
        }
        assertThat(SmtpGreeting.comes(port, DEADLINE)).isFalse();
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }
}
