package com.mailboxkit.server;

import com.mailboxkit.server.Api.Agent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Follows the events of an organization as an agent does: after a break it asks for what came behind the last one
/// that it heard.
final class EventListener implements AutoCloseable {

    private static final String ID = "id:";

    private final Agent agent;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile String last;
    private volatile boolean stopped;

    private EventListener(Agent agent, String eventId) {
        this.agent = agent;
        this.last = eventId;
    }

    static EventListener after(String eventId, Agent agent) {
        var listener = new EventListener(agent, eventId);
        Thread.ofVirtual().start(listener::listen);
        return listener;
    }

    private void listen() {
        while (!stopped) {
            try {
                follow();
            } catch (IOException broken) {
                Thread.yield();
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private void follow() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(agent.api().at("/api/v1/events/stream"))
                .header("Authorization", "Bearer " + agent.key())
                .header("Last-Event-ID", last)
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (answer.statusCode() != 200) {
                return;
            }
            connections.incrementAndGet();
            String id = null;
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith(ID)) {
                    id = line.substring(ID.length()).strip();
                } else if (line.isEmpty() && id != null) { // the end of an event: half of one does not count
                    heard.add(id);
                    last = id;
                    id = null;
                }
            }
        }
    }

    /// Ids, in the order in which they came.
    List<String> heard() {
        return heard;
    }

    /// How often it began to listen.
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        stopped = true;
        client.shutdownNow();
    }
}
