package com.mailboxkit.cli.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads a stream of server-sent events (WHATWG HTML, section 9.2), as far as this API uses them: comments, ids and
/// data.
public final class ServerSentEvents implements AutoCloseable {

    /// The server writes something at least every 15 seconds unless told otherwise.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private final InputStream stream;
    private final BufferedReader lines;

    public ServerSentEvents(InputStream stream) {
        this.stream = stream;
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /// @param id of the event; empty where the server gave none
    public record Event(String id, String data) {}

    /// The next event; empty where the stream ended.
    ///
    /// @throws IOException where it broke, or the server is silent for longer than it may be
    public Optional<Event> next() throws IOException, InterruptedException {
        var id = "";
        var data = new StringBuilder();
        for (var line = line(); line.isPresent(); line = line()) {
            var said = line.get();
            if (said.isEmpty() && !data.isEmpty()) {
                return Optional.of(new Event(id, data.toString()));
            } else if (said.startsWith("id:")) {
                id = said.substring("id:".length()).strip();
            } else if (said.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n")
                        .append(said.substring("data:".length()).strip());
            }
        }
        return Optional.empty();
    }

    /// A connection can die without a word: the body of a response has no time limit of its own.
    private Optional<String> line() throws IOException, InterruptedException {
        var reading = new FutureTask<>(() -> Optional.ofNullable(lines.readLine()));
        Thread.ofVirtual().start(reading);
        try {
            return reading.get(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new IOException("The server is silent", silent);
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        }
    }

    /// Not the reader, which waits for whoever reads.
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
