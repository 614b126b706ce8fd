package com.mailboxkit.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Postfix's `smtp-sink`: takes every message, counts it, and throws it away.
final class SmtpSink implements AutoCloseable {

    private static final Pattern MESSAGES = Pattern.compile("mesg=(\\d+)");
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private static final Duration COUNT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(10);

    private final int port = Ground.freePort();
    private final Process process;
    private volatile long messages;

    private SmtpSink() throws IOException {
        var command = new ArrayList<>(List.of("smtp-sink", "-c"));
        if (Program.areWeRoot()) {
            command.addAll(List.of("-u", "nobody")); // it insists
        }
        command.addAll(List.of("127.0.0.1:" + port, "1024"));
        process = Program.start(Map.of(), command);
        Thread.ofPlatform().daemon().start(this::follow);
    }

    static SmtpSink start() throws IOException, InterruptedException {
        var sink = new SmtpSink();
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!sink.answers()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("smtp-sink does not answer");
            }
            Thread.sleep(POLL);
        }
        return sink;
    }

    private boolean answers() {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /// It writes its counters anew after every message, as for a terminal.
    private void follow() {
        try (var output = process.getInputStream()) {
            var chunk = new byte[8_192];
            for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
                var counters = MESSAGES.matcher(new String(chunk, 0, length, StandardCharsets.US_ASCII));
                while (counters.find()) {
                    // the last one of a chunk may be cut
                    messages = Math.max(messages, Long.parseLong(counters.group(1)));
                }
            }
        } catch (IOException ended) {
            // nothing to count any more
        }
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    /// Waits until it has so many messages.
    ///
    /// @throws UntrueMeasurement when no more come, or there are too many
    void await(long expected) throws InterruptedException {
        long last = messages;
        long deadline = System.nanoTime() + COUNT_PATIENCE.toNanos();
        while (messages < expected && System.nanoTime() < deadline) {
            if (messages > last) {
                last = messages;
                deadline = System.nanoTime() + COUNT_PATIENCE.toNanos();
            }
            Thread.sleep(POLL);
        }
        UntrueMeasurement.unless(
                messages == expected, "smtp-sink should have %,d messages, and has %,d", expected, messages);
    }

    /// Settings for a platform that hands all mail of strangers to it.
    Map<String, String> asRelay() {
        return Map.of(
                "MAILBOXKIT_DELIVERY_MODE", "relay",
                "MAILBOXKIT_DELIVERY_RELAY_HOST", "127.0.0.1",
                "MAILBOXKIT_DELIVERY_RELAY_PORT", Integer.toString(port));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
