package com.mailboxkit.cli.platform;

import com.mailboxkit.cli.platform.Failure.Exit;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The REST API of one server.
public final class Platform implements AutoCloseable {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    /// Longer than the server's longest wait for mail.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// It never follows a redirect: the key is for this server only.
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    private final URI server;
    private final @Nullable String key;

    public Platform(URI server, @Nullable String key) {
        this.server = server;
        this.key = key;
    }

    public URI server() {
        return server;
    }

    public Answer get(Target target) {
        return answer(request(target).GET(), "").orRefused();
    }

    /// A question that is too long for a path.
    public Answer ask(Target target, Object question) {
        return answer(request(target, question), "").orRefused();
    }

    /// @param once a key under which the server does this once only, however often it is told
    public Answer post(Target target, Object body, String once) {
        var request = request(target, body).header("Idempotency-Key", once);
        return answer(
                        request,
                        " It is not known whether it was done. Say the same with --idempotency-key %s: it is done once."
                                .formatted(once))
                .orRefused();
    }

    public Answer delete(Target target) {
        return answer(request(target).DELETE(), "").orRefused();
    }

    /// The bytes of a file or message, to be closed.
    public InputStream download(Target target) {
        return opened(request(target).timeout(PATIENCE).GET());
    }

    /// A stream of server-sent events without end, to be closed.
    ///
    /// @param lastEventId the event to go on behind
    public InputStream follow(Target target, Optional<String> lastEventId) {
        var request = request(target).header("Accept", "text/event-stream").GET();
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        return opened(request);
    }

    private InputStream opened(HttpRequest.Builder request) {
        var response = send(request.build(), BodyHandlers.ofInputStream(), "");
        if (response.statusCode() >= 300) {
            try (var body = response.body()) {
                throw new Refused(answer(response, new String(body.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException broken) {
                throw away(broken, "");
            }
        }
        return response.body();
    }

    private Answer answer(HttpRequest.Builder request, String whenUnknown) {
        var response = send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(), whenUnknown);
        return answer(response, response.body());
    }

    private static Answer answer(HttpResponse<?> response, String body) {
        return new Answer(
                response.statusCode(),
                body,
                response.headers().firstValue("Retry-After"),
                response.headers().firstValue("Date").flatMap(Platform::time));
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    /// What broke on the way is asked once more: every request is safe to repeat.
    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, String whenUnknown) {
        try {
            try {
                return client.send(request, handler);
            } catch (ConnectException refused) {
                throw refused;
            } catch (IOException broken) {
                return client.send(request, handler);
            }
        } catch (ConnectException refused) {
            throw away(refused, "");
        } catch (IOException broken) {
            throw away(broken, whenUnknown);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new Failure(Exit.FAILED, "Interrupted.");
        }
    }

    private Failure away(IOException cause, String whenUnknown) {
        var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var failure = new Failure(
                Exit.AWAY,
                "No answer from %s (%s). Is it up (`./mailboxkit up`), or does it need --server?%s"
                        .formatted(server, reason, whenUnknown));
        failure.initCause(cause);
        return failure;
    }

    private HttpRequest.Builder request(Target target, Object body) {
        return request(target)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Answer.JSON.writeValueAsString(body)));
    }

    private HttpRequest.Builder request(Target target) {
        // not resolve(): the API of a server may lie below a path of a proxy
        var request = HttpRequest.newBuilder(URI.create(server + target.path()));
        request.header("User-Agent", "mailboxkit-cli");
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
