package com.mailboxkit.mcp.tool;

import com.mailboxkit.mcp.platform.Platform;
import com.mailboxkit.mcp.platform.Platform.Target;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One call of a tool, on behalf of whose key came with it.
record Call(Platform platform, CallContext context, Arguments arguments) {

    Mono<JsonNode> get(Target target) {
        return platform.get(context.authorization(), target);
    }

    /// For what changes nothing.
    Mono<JsonNode> ask(Target target, ObjectNode question) {
        return platform.post(context.authorization(), target, question, null);
    }

    /// Done once, under the key that the call names or, without one, that of its request.
    Mono<JsonNode> post(Target target, ObjectNode body) {
        String key = arguments
                .text("idempotency_key")
                .orElseGet(() -> Objects.requireNonNullElseGet(
                        context.requestKey(), () -> UUID.randomUUID().toString()));
        return platform.post(context.authorization(), target, body, key);
    }

    @Nullable
    String text(String argument) {
        return arguments.text(argument).orElse(null);
    }
}
