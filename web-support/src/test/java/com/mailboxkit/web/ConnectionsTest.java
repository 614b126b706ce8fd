package com.mailboxkit.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Clients that hold connections.
@SpringBootTest(
        classes = WebApi.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "mailboxkit.http.header-timeout=100ms",
            "mailboxkit.http.body-timeout=100ms",
            "mailboxkit.http.idle-timeout=1h",
            "mailboxkit.http.max-connections-per-address=3",
            "spring.main.web-application-type=reactive"
        })
@ImportAutoConfiguration(NettyReactiveWebServerAutoConfiguration.class)
class ConnectionsTest {

    private static final String GET = "GET /data HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @LocalServerPort
    private int port;

    @Test
    void closesAConnectionWhoseHeadersDoNotEnd() throws IOException {
        try (var socket = connect()) {
            write(socket, "GET /data HTTP/1.1\r\nHost: ");

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void closesAConnectionWhoseNextRequestHasNoEnd() throws IOException {
        try (var socket = connect()) {
            write(socket, GET);
            assertThat(status(socket)).isEqualTo(200);
            write(socket, "GET /data");

            socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void answersABodyThatDoesNotGoOn() throws IOException {
        try (var socket = connect()) {
            write(socket, "POST /bytes HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nx");

            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"error\":\"request_timeout\"");
        }
    }

    @Test
    void takesSoManyConnectionsFromOneAddress() throws IOException {
        try (var first = connect();
                var second = connect();
                var third = connect()) {
            for (var socket : new Socket[] {first, second, third}) {
                write(socket, GET);
                assertThat(status(socket)).isEqualTo(200);
            }
            assertThat(isAnswered()).isFalse();
        }
        await().until(this::isAnswered);
    }

    private boolean isAnswered() throws IOException {
        try (var socket = connect()) {
            write(socket, GET);
            return status(socket) == 200;
        } catch (SocketException closed) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /// 0 where there is no answer.
    private static int status(Socket socket) throws IOException {
        var line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
        return line.isEmpty() ? 0 : Integer.parseInt(line.substring("HTTP/1.1 ".length()));
    }
}
