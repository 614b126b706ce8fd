package com.mailboxkit.mcp.tool;

import com.mailboxkit.mcp.platform.Platform.Target;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists, shows and finds messages.
final class Reading {

    private static final int PAGE = 10;
    private static final Target SEARCH = new Target("/api/v1/messages/search", Map.of());
    private static final List<String> QUESTION = List.of(
            "query", "inbox_id", "thread_id", "from", "fields", "date_from", "date_to", "has_attachment", "cursor");

    private Reading() {}

    static Mono<ObjectNode> list(Call call) {
        String direction = call.arguments().text("direction").orElse("inbound");
        var query = ToolResults.query(
                "direction", direction.equals("any") ? null : direction,
                "from", call.text("from"),
                "subject", call.text("subject"),
                "since", call.text("since"),
                "limit", Integer.toString(call.arguments().number("limit", PAGE)),
                "cursor", call.text("cursor"));
        return Inboxes.chosen(call)
                .flatMap(inbox -> call.get(ToolResults.messages(inbox, query))
                        .map(page -> page(ToolResults.object().put("inbox_id", inbox), page)));
    }

    static Mono<ObjectNode> read(Call call) {
        var part = TextWindow.of(call.arguments().text("part").orElse("new"));
        int offset = call.arguments().number("offset", 0);
        int limit = call.arguments().number("limit", TextWindow.LENGTH);
        return Inboxes.chosen(call)
                .flatMap(inbox -> call.get(ToolResults.message(inbox, call, "")))
                .map(answer -> ToolResults.message(answer.get("data"), part, offset, limit));
    }

    static Mono<ObjectNode> search(Call call) {
        var question =
                call.arguments().only(QUESTION).put("limit", call.arguments().number("limit", PAGE));
        return call.ask(SEARCH, question).map(page -> page(ToolResults.object(), page));
    }

    private static ObjectNode page(ObjectNode result, JsonNode page) {
        result.putArray("messages")
                .addAll(page.get("data").valueStream().map(ToolResults::summary).toList());
        result.set("next_cursor", page.at("/meta/next_cursor"));
        return result;
    }
}
