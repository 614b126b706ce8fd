package com.mailboxkit.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.webhook.address.GuardedAddresses;
import com.mailboxkit.webhook.address.GuardedResolver;
import com.mailboxkit.webhook.address.WebhookAddressProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/// A receiver that answers with whatever bytes it likes.
class WebhookClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);

    private final AtomicInteger connections = new AtomicInteger();
    private GuardedResolver resolver;
    private WebhookClient client;
    private ServerSocket server;

    @FunctionalInterface
    interface Behaviour {
        void on(Socket connection) throws Exception;
    }

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        callAs(List.of("127.0.0.0/8"), PATIENCE);
    }

    private void callAgainAs(List<String> allowed, Duration timeout) {
        client.close();
        resolver.close();
        callAs(allowed, timeout);
    }

    private void callAs(List<String> allowed, Duration timeout) {
        var limits =
                new WebhookCallProperties(timeout, DataSize.ofKilobytes(64), 8, 100, 500, 20, Duration.ofSeconds(30));
        resolver = new GuardedResolver(new WebhookAddressProperties(allowed, "", Duration.ofSeconds(3)));
        client = new WebhookClient(limits, new GuardedAddresses(resolver), Clock.systemUTC(), null);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        resolver.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"200 OK,", "204 No Content,", "500 Oh,STATUS", "410 Gone,STATUS", "301 There,REDIRECT", "307 x,REDIRECT"
    })
    void tellsWhatAStatusMeans(String status, AttemptFailure expected) {
        var answer = call(answering(
                "HTTP/1.1 %s\r\nContent-Length: 0\r\nLocation: http://example.com/\r\n\r\n".formatted(status)));

        assertThat(answer.result().failure()).isEqualTo(expected);
        assertThat(answer.result().status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(connections).hasValue(1);
    }

    @Test
    void hearsWhenToComeAgain() {
        var answer = call(answering("HTTP/1.1 429 Slow\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"));

        assertThat(answer.retryAfterSeconds()).isEqualTo(120);
    }

    @Test
    void waitsNoLongerThanItMay() {
        callAgainAs(List.of("127.0.0.0/8"), IMPATIENCE);
        var answer = call(connection -> Thread.sleep(10_000));

        assertThat(answer.result().failure()).isEqualTo(AttemptFailure.TIMEOUT);
        assertThat(answer.result().durationMillis()).isLessThan(5_000);
    }

    @Test
    void takesATrickleByItsStatusAndWaitsForNoMore() {
        callAgainAs(List.of("127.0.0.0/8"), IMPATIENCE);
        var answer = call(connection -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 500 Oh\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(100);
            }
        });

        assertThat(answer.result().status()).isEqualTo(500);
        assertThat(answer.result().response()).startsWith("x");
        assertThat(answer.result().durationMillis()).isLessThan(5_000);
    }

    @Test
    void readsOnlyTheBeginningOfAHugeAnswer() {
        var written = new AtomicInteger();
        var answer = call(connection -> {
            var out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var chunk = "y".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(chunk);
                written.addAndGet(chunk.length);
            }
        });

        assertThat(answer.result().succeeded()).isTrue();
        assertThat(answer.result().response()).hasSize(4_096);
        assertThat(written.get()).isLessThan(100_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 abc\r\n\r\n"})
    void knowsWhatIsNoHttp(String banner) {
        assertThat(call(answering(banner)).result().failure()).isIn(AttemptFailure.PROTOCOL, AttemptFailure.CONNECTION);
    }

    @Test
    void tellsThatAConnectionBrokeOff() {
        assertThat(call(Socket::close).result().failure()).isEqualTo(AttemptFailure.CONNECTION);
    }

    @Test
    void tellsThatAConnectionWasRefused() throws IOException {
        server.close();

        assertThat(answer("http").result().failure()).isEqualTo(AttemptFailure.CONNECTION);
    }

    @Test
    void tellsThatAConnectionCouldNotBeSecured() {
        serve(answering("HTTP/1.1 200 OK\r\n\r\n"));

        assertThat(answer("https").result().failure()).isEqualTo(AttemptFailure.TLS);
    }

    @Test
    void tellsThatAHostCannotBeFound() {
        var answer = Objects.requireNonNull(client.call(URI.create("http://nowhere.invalid/"), Map.of(), new byte[0])
                .block());

        assertThat(answer.result().failure()).isIn(AttemptFailure.DNS, AttemptFailure.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "0"})
    void connectsToNothingInside(String host) {
        callAgainAs(List.of(), PATIENCE);
        serve(answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

        var answer = Objects.requireNonNull(client.call(
                        URI.create("http://%s:%d/".formatted(host, server.getLocalPort())), Map.of(), new byte[0])
                .block());

        assertThat(answer.result().failure()).isNotNull();
        assertThat(answer.result().detail()).doesNotContain("127.");
        assertThat(connections).hasValue(0);
    }

    private static Behaviour answering(String text) {
        return connection -> {
            connection.getInputStream().read(new byte[8_192]);
            connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.close();
        };
    }

    private CallOutcome call(Behaviour behaviour) {
        serve(behaviour);
        return answer("http");
    }

    private CallOutcome answer(String scheme) {
        var url = URI.create("%s://127.0.0.1:%d/hook".formatted(scheme, server.getLocalPort()));
        return Objects.requireNonNull(
                client.call(url, Map.of("webhook-id", "x"), "{}".getBytes(StandardCharsets.US_ASCII))
                        .block());
    }

    private void serve(Behaviour behaviour) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var connection = server.accept()) {
                    connections.incrementAndGet();
                    behaviour.on(connection);
                } catch (Exception over) {
                    // the client has heard enough
                }
            }
        });
    }
}
