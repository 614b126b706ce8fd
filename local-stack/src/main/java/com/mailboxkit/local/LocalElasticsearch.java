package com.mailboxkit.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real Elasticsearch as a child process on 127.0.0.1, one node, 512 MB heap.
///
/// Data are in `elasticsearch`, the log in `logs/elasticsearch.log` of the data folder. It takes seconds to
/// start, so [#start] does not wait: only search needs it. The port is fixed for the lifetime of this object: a
/// server that is restarted keeps its address.
///
/// The distribution has no users: any local user of the machine can reach the index. It can be rebuilt from the
/// events, but has the same content. Run a full Elasticsearch with security where others log in to the machine.
public final class LocalElasticsearch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalElasticsearch.class);
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MAX_FAILED_STARTS = 5;

    private final URI uri;
    private final ElasticsearchNode node;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable SupervisedProcess process;

    private LocalElasticsearch(ElasticsearchNode node) {
        this.uri = URI.create("http://%s:%d".formatted(LoopbackPorts.HOST, node.httpPort()));
        this.node = node;
    }

    /// Chooses the address and stops the server of an earlier run; the new one starts with [#start].
    ///
    /// @param distribution the unpacked distribution, see [ElasticsearchDistribution#locate]
    /// @throws LocalStackException when its folders cannot be used
    public static LocalElasticsearch prepare(Path distribution, DataDirectory data) {
        try {
            var ports = LoopbackPorts.free(2);
            var node = new ElasticsearchNode(
                    distribution.toAbsolutePath().normalize(),
                    data.folder("elasticsearch"),
                    ports.get(0),
                    ports.get(1),
                    new ChildLog(data.logs().resolve("elasticsearch.log")));
            node.stopOrphan();
            return new LocalElasticsearch(node);
        } catch (IOException failure) {
            throw new LocalStackException("Elasticsearch could not be started: " + failure, failure);
        }
    }

    /// Starts the server and returns at once: see [#ready]. To be called once.
    ///
    /// @throws LocalStackException when the process cannot be started
    public synchronized void start() {
        try {
            var started = SupervisedProcess.start(node);
            process = started;
            Thread.ofVirtual().name("elasticsearch-ready").start(() -> awaitResponse(started));
        } catch (IOException failure) {
            throw new LocalStackException("Elasticsearch could not be started: " + failure, failure);
        }
    }

    /// Fixed from the start; reachable once [#ready].
    public URI uri() {
        return uri;
    }

    /// Completes at the first response of the server; exceptionally, with a [LocalStackException] that states
    /// the cause, when the start fails five times in a row or takes longer than three minutes, and when this is
    /// closed before. A failed server is retried every ten seconds, so search may recover without a restart.
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /// The process id of the running server.
    ///
    /// @throws IllegalStateException before [#start]
    public synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException("Elasticsearch was not started yet");
        }
        return process.pid();
    }

    /// Stops the server in order, if it was started.
    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
        }
        ready.completeExceptionally(new LocalStackException("Elasticsearch was closed before it was ready"));
    }

    private void awaitResponse(SupervisedProcess process) {
        var started = System.nanoTime();
        @Nullable IOException last = null;
        try (var http = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(uri.resolve("/_cluster/health?wait_for_status=yellow&timeout=5s"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            while (process.pause(POLL)) {
                try {
                    if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                        var took = Duration.ofNanos(System.nanoTime() - started);
                        LOG.info("Elasticsearch is up on {} after {} ms", uri, took.toMillis());
                        ready.complete(null);
                        return;
                    }
                } catch (IOException notYet) {
                    last = notYet;
                }
                var lapsed = Duration.ofNanos(System.nanoTime() - started).compareTo(START_PATIENCE) > 0;
                if (lapsed || process.failures() >= MAX_FAILED_STARTS) {
                    throw new LocalStackException(node.startFailure(), last);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ready.completeExceptionally(interrupted);
        } catch (RuntimeException failure) {
            LOG.error("Elasticsearch does not start", failure);
            ready.completeExceptionally(failure);
        }
    }
}
