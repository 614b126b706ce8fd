package com.mailboxkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A customer's server: keeps what it is told, and answers as it is told.
final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param headers with names in lower case
    record Told(Map<String, String> headers, byte[] body) {

        String id() {
            return headers.get("webhook-id");
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String event() {
            return json().get("event").stringValue();
        }
    }

    /// How a call is answered.
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = status(204);

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    static Behaviour status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    void answers(Behaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header -> header.getValue().getFirst()));
            told.add(new Told(headers, exchange.getRequestBody().readAllBytes()));
            behaviour.answer(exchange);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/hook".formatted(server.getAddress().getPort());
    }

    List<Told> told() {
        return told;
    }

    List<Told> told(String event) {
        return told.stream().filter(one -> one.event().equals(event)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
