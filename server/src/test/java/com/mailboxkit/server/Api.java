package com.mailboxkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST API, used as anybody would.
class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final IntSupplier port;

    /// @param port where the platform listens at the moment
    Api(IntSupplier port) {
        this.port = port;
    }

    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    record Agent(Api api, String key, String inboxId, String email) {

        /// The same agent, asking another node.
        Agent at(Api node) {
            return new Agent(node, key, inboxId, email);
        }

        Answer get(String path) {
            return api.call(key, "GET", path, null);
        }

        Answer post(String path, String json) {
            return api.call(key, "POST", path, json);
        }

        Answer post(String path, String json, String idempotencyKey) {
            return api.call(key, "POST", path, json, Map.of("Idempotency-Key", idempotencyKey));
        }

        Answer delete(String path) {
            return api.call(key, "DELETE", path, null);
        }

        Answer send(String to, String subject) {
            return post(
                    "/api/v1/inboxes/%s/messages/send".formatted(inboxId),
                    "{\"to\":[\"%s\"],\"subject\":\"%s\",\"text\":\"Hello\"}".formatted(to, subject));
        }

        /// Of one of its webhooks, the newest first.
        List<JsonNode> attempts(String webhook) {
            return get("/api/v1/webhooks/%s/attempts".formatted(webhook))
                    .body()
                    .get("data")
                    .valueStream()
                    .toList();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port.getAsInt();
    }

    Agent register() {
        return register("owner@example.com");
    }

    Agent register(String owner) {
        var body = call(
                        null,
                        "POST",
                        "/api/v1/register",
                        "{\"name\":\"Agent\",\"owner_email\":\"%s\"}".formatted(owner))
                .body();
        return new Agent(
                this,
                body.get("api_key").stringValue(),
                body.get("inbox_id").stringValue(),
                body.get("email").stringValue());
    }

    /// Where something of the platform is at the moment.
    URI at(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(port.getAsInt(), path));
    }

    Answer call(String key, String method, String path, String json) {
        return call(key, method, path, json, Map.of());
    }

    Answer call(String key, String method, String path, String json, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofMinutes(1))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::setHeader);
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(), isJson ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
