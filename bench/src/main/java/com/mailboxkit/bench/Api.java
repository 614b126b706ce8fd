package com.mailboxkit.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST API of a platform. For preparing and checking; load comes from lighter programs.
final class Api implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    Api(int port) {
        root = "http://127.0.0.1:" + port;
    }

    record Answer(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// @param inbox id of its first inbox
    record Agent(String key, String inbox, String email) {}

    Agent register() throws IOException, InterruptedException {
        var answer = post("/api/v1/register", null, "{\"name\":\"Bench\",\"owner_email\":\"owner@example.com\"}");
        UntrueMeasurement.unless(answer.status == 201, "An agent could not be registered: %s", answer);
        var agent = answer.json();
        return new Agent(
                agent.get("api_key").stringValue(),
                agent.get("inbox_id").stringValue(),
                agent.get("email").stringValue());
    }

    Answer get(String path, @Nullable String key) throws IOException, InterruptedException {
        return call(request(path, key).GET());
    }

    Answer post(String path, @Nullable String key, String json) throws IOException, InterruptedException {
        return call(
                request(path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, @Nullable String key) {
        var request = HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private Answer call(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
