package com.mailboxkit.mcp.endpoint;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The result of a call as server-sent events: until it is there, a sign of life from time to time, which tells the
/// progress where the client asked for that.
final class ResultStream {

    private final McpJsonMapper json;
    private final Duration heartbeat;

    ResultStream(McpJsonMapper json, Duration heartbeat) {
        this.json = json;
        this.heartbeat = heartbeat;
    }

    Flux<ServerSentEvent<String>> of(JSONRPCRequest request, Mono<JSONRPCResponse> answer) {
        var token = progressToken(request);
        var signs = Flux.interval(heartbeat)
                .onBackpressureDrop()
                .map(beat -> token.map(asked -> progress(asked, beat + 1))
                        .orElseGet(() ->
                                ServerSentEvent.<String>builder().comment("").build()));
        return answer.map(this::event).flux().publish(result -> Flux.merge(result, signs.takeUntilOther(result)));
    }

    private static Optional<Object> progressToken(JSONRPCRequest request) {
        return request.params() instanceof Map<?, ?> params && params.get("_meta") instanceof Map<?, ?> meta
                ? Optional.ofNullable(meta.get("progressToken"))
                : Optional.empty();
    }

    private ServerSentEvent<String> progress(Object token, long beats) {
        double seconds = heartbeat.multipliedBy(beats).toMillis() / 1e3;
        var told = McpSchema.ProgressNotification.builder(token, seconds)
                .message("%.0f seconds so far".formatted(seconds))
                .build();
        return event(new JSONRPCNotification(McpSchema.METHOD_NOTIFICATION_PROGRESS, told));
    }

    private ServerSentEvent<String> event(Object message) {
        return ServerSentEvent.<String>builder()
                .event("message")
                .data(write(message))
                .build();
    }

    String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
