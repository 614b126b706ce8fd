package com.mailboxkit.mcp.tool;

import com.mailboxkit.mcp.platform.Platform.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Waits for a code or a confirmation link: by as many waiting reads of the API as the time takes.
final class CodeWaiting {

    private final Clock clock;
    private final Duration longestRead;

    /// @param longestRead of one waiting read
    CodeWaiting(Clock clock, Duration longestRead) {
        this.clock = clock;
        this.longestRead = longestRead;
    }

    Mono<ObjectNode> await(Call call) {
        var end = clock.instant().plusSeconds(call.arguments().number("timeout_seconds", 30));
        return Inboxes.chosen(call)
                .flatMap(inbox -> next(call, inbox, end))
                .map(code -> ToolResults.object().put("found", true).set("message", ToolResults.code(code)))
                .switchIfEmpty(Mono.fromSupplier(
                        () -> ToolResults.object().put("found", false).putNull("message")));
    }

    /// The newest; empty when the time is over.
    private Mono<JsonNode> next(Call call, String inbox, Instant end) {
        long left = Math.ceilDiv(Duration.between(clock.instant(), end).toMillis(), 1_000L);
        if (left <= 0) {
            return Mono.empty();
        }
        var query = ToolResults.query(
                "from", call.text("from"),
                "since", call.text("since"),
                "wait", Math.min(left, longestRead.toSeconds()) + "s");
        return call.get(new Target("/api/v1/inboxes/{inbox}/codes", Map.of("inbox", inbox), query))
                .flatMap(answer -> answer.get("data").isEmpty()
                        ? Mono.defer(() -> next(call, inbox, end))
                        : Mono.just(answer.get("data").get(0)));
    }
}
