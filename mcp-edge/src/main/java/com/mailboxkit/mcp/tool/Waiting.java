package com.mailboxkit.mcp.tool;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mcp.platform.Platform.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Waits for mail: by as many waiting reads of the API as the time takes.
final class Waiting {

    private static final Duration LONGEST_AGO = Duration.ofMinutes(10);
    private static final int MOST_PAGES = 20;

    private final Clock clock;
    private final Duration longestRead;

    /// @param longestRead of one waiting read
    Waiting(Clock clock, Duration longestRead) {
        this.clock = clock;
        this.longestRead = longestRead;
    }

    /// What one call waits for.
    private record Wait(
            Call call,
            String inbox,
            String since,
            @Nullable String from,
            @Nullable String subject,
            Instant end) {

        Target messages(@Nullable String wait, @Nullable String cursor) {
            var query = ToolResults.query(
                    "direction", "inbound",
                    "from", from,
                    "subject", subject,
                    "since", since,
                    "limit", "100",
                    "wait", wait,
                    "cursor", cursor);
            return ToolResults.messages(inbox, query);
        }
    }

    Mono<ObjectNode> await(Call call) {
        var end = clock.instant().plusSeconds(call.arguments().number("timeout_seconds", 30));
        return Inboxes.chosen(call)
                .flatMap(inbox -> since(call, inbox)
                        .map(since -> new Wait(call, inbox, since, call.text("from"), call.text("subject"), end)))
                .flatMap(wait -> next(wait)
                        .flatMap(message -> found(wait, message))
                        .switchIfEmpty(Mono.fromSupplier(() -> nothing(wait))));
    }

    /// When the inbox last sent something, if that was a moment ago: what came since is an answer to it, perhaps.
    private Mono<String> since(Call call, String inbox) {
        return Mono.justOrEmpty(call.arguments().text("since")).switchIfEmpty(Mono.defer(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return call.get(ToolResults.messages(inbox, ToolResults.query("direction", "outbound", "limit", "1")))
                    .map(page -> page.at("/data/0/created_at").asString(""))
                    .map(sent -> !sent.isEmpty() && !Instant.parse(sent).isBefore(now.minus(LONGEST_AGO))
                            ? sent
                            : now.toString());
        }));
    }

    /// The oldest message that matches; empty when the time is over.
    private Mono<JsonNode> next(Wait wait) {
        long left = Math.ceilDiv(Duration.between(clock.instant(), wait.end()).toMillis(), 1_000L);
        if (left <= 0) {
            return Mono.empty();
        }
        String seconds = Math.min(left, longestRead.toSeconds()) + "s";
        return wait.call()
                .get(wait.messages(seconds, null))
                .flatMap(page ->
                        page.get("data").isEmpty() ? Mono.defer(() -> next(wait)) : oldest(wait, page, MOST_PAGES));
    }

    private static Mono<JsonNode> oldest(Wait wait, JsonNode page, int pages) {
        String cursor = page.at("/meta/next_cursor").asString("");
        if (cursor.isEmpty()) {
            return Mono.just(page.get("data").get(page.get("data").size() - 1));
        }
        if (pages == 0) {
            return Mono.error(Refusal.invalid("since", "is followed by too many messages; give a later time"));
        }
        return wait.call()
                .get(wait.messages(null, cursor))
                .flatMap(next -> next.get("data").isEmpty()
                        ? Mono.just(page.get("data").get(page.get("data").size() - 1))
                        : oldest(wait, next, pages - 1));
    }

    private static Mono<ObjectNode> found(Wait wait, JsonNode message) {
        var variables =
                Map.of("inbox", wait.inbox(), "message", message.get("id").stringValue());
        var after = Instant.parse(message.get("created_at").stringValue()).plusMillis(1);
        return wait.call()
                .get(new Target("/api/v1/inboxes/{inbox}/messages/{message}", variables))
                .map(answer -> {
                    var result = ToolResults.object().put("found", true);
                    result.set(
                            "message", ToolResults.message(answer.get("data"), TextWindow.NEW, 0, TextWindow.LENGTH));
                    return result.put("next_since", after.toString());
                });
    }

    private static ObjectNode nothing(Wait wait) {
        return ToolResults.object().put("found", false).putNull("message").put("next_since", wait.since());
    }
}
