package com.mailboxkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole platform on a free port and a folder of its own, used over HTTP as anybody would.
final class Platform implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    private Platform(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Platform start(Path data, String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--mailboxkit.data=" + data));
        arguments.addAll(List.of(settings));
        return new Platform(MailboxKit.application().run(arguments.toArray(String[]::new)));
    }

    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {}

    record Agent(Platform platform, String key, String inboxId, String email) {

        Answer get(String path) {
            return platform.call(key, "GET", path, null);
        }

        Answer post(String path, String json) {
            return platform.call(key, "POST", path, json);
        }

        Answer delete(String path) {
            return platform.call(key, "DELETE", path, null);
        }

        Answer send(String to, String subject) {
            return post(
                    "/api/v1/inboxes/%s/messages/send".formatted(inboxId),
                    "{\"to\":[\"%s\"],\"subject\":\"%s\",\"text\":\"Hello\"}".formatted(to, subject));
        }
    }

    Agent register() {
        var body = call(null, "POST", "/api/v1/register", "{\"name\":\"Agent\",\"owner_email\":\"owner@example.com\"}")
                .body();
        return new Agent(
                this,
                body.get("api_key").stringValue(),
                body.get("inbox_id").stringValue(),
                body.get("email").stringValue());
    }

    Answer call(String key, String method, String path, String json) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
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

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
