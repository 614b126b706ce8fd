package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that uses the tools at `/mcp` on behalf of an agent.
final class Model {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Agent agent;
    private final String session;
    private final AtomicInteger requests = new AtomicInteger();

    private Model(Agent agent, String session) {
        this.agent = agent;
        this.session = session;
    }

    /// Begins a session.
    static Model of(Agent agent) {
        var answer = post(agent, Map.of(), """
                {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "2025-11-25",
                  "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""");
        assertThat(answer.status()).isEqualTo(200);
        return new Model(agent, answer.header("Mcp-Session-Id"));
    }

    static Answer post(Agent agent, Map<String, String> headers, String message) {
        return agent.api().call(agent.key(), "POST", "/mcp", message, headers);
    }

    Agent agent() {
        return agent;
    }

    String session() {
        return session;
    }

    Answer post(String message) {
        return post(agent, Map.of("Mcp-Session-Id", session), message);
    }

    /// The result of a tool that refuses nothing.
    JsonNode use(String tool, String arguments) {
        var result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        return result.get("structuredContent");
    }

    /// What the tool says instead of doing it.
    JsonNode refused(String tool, String arguments) {
        var result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        return JSON.readTree(text(result));
    }

    JsonNode call(String tool, String arguments) {
        return call(requests.incrementAndGet(), tool, arguments);
    }

    JsonNode call(int request, String tool, String arguments) {
        var answer = post(message(request, tool, arguments));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("result");
    }

    /// Notes what is streamed, to the end.
    void listen(String message, List<JsonNode> told) {
        var request = HttpRequest.newBuilder(agent.api().at("/mcp"))
                .header("Authorization", "Bearer " + agent.key())
                .header("Mcp-Session-Id", session)
                .header("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message));
        try (var client = HttpClient.newHttpClient()) {
            var lines = client.send(request.build(), BodyHandlers.ofLines()).body();
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(line -> told.add(JSON.readTree(line.substring("data:".length()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String message(int request, String tool, String arguments) {
        return """
                {"jsonrpc": "2.0", "id": %d, "method": "tools/call", "params": {"name": "%s", "arguments": %s,
                  "_meta": {"progressToken": "token-%d"}}}""".formatted(request, tool, arguments, request);
    }

    /// The first block, which is all that a model without structured results sees.
    static String text(JsonNode result) {
        return result.at("/content/0/text").stringValue();
    }
}
