package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What shows only where a server really listens.
@SpringBootTest(
        classes = WebApi.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"mailboxkit.public-url=http://localhost:0/base/", "spring.main.web-application-type=reactive"})
@ImportAutoConfiguration(NettyReactiveWebServerAutoConfiguration.class)
class ListeningTest {

    private static final String IMF_FIXDATE = "[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET,/data,200",
        "HEAD,/data,200",
        "GET,/bug,500",
        "GET,/nothing,404",
        "GET,/api/v1/mine,401",
        "PUT,/data,405",
        "OPTIONS,/data,200"
    })
    void saysWhenItAnswered(String method, String path, int status) throws Exception {
        var answer = call(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Date")).singleElement().satisfies(ListeningTest::assertNow);
    }

    @Test
    void saysSoToWhatIsNoHttp() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("NO HTTP AT ALL\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").containsPattern("(?i)\r\ndate: " + IMF_FIXDATE + "\r\n");
        }
    }

    @Test
    void linksToThePortThatTheServerWasGiven() throws Exception {
        assertThat(call("GET", "/nothing").body())
                .contains("\"docs_url\":\"http://localhost:%d/base/api-docs#not-found\"".formatted(port));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/things/send,405,'POST,OPTIONS'",
        "GET,/things/send,405,'POST,OPTIONS'",
        "OPTIONS,/things/send,200,'POST,OPTIONS'",
        "PUT,/things/1,405,'GET,HEAD,OPTIONS'",
        "OPTIONS,/things/1,200,'GET,HEAD,OPTIONS'"
    })
    void tellsWhatAPathTakesAndNotWhatItsNeighbourDoes(String method, String path, int status, String allow)
            throws Exception {
        var answer = call(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Allow")).contains(allow);
    }

    private static void assertNow(String date) {
        assertThat(date).matches(IMF_FIXDATE);
        var said =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertThat(Duration.between(said, Instant.now())).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
