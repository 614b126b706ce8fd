package com.mailboxkit.mcp.tool;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mcp.platform.Platform.Target;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Inboxes, and which one is meant.
final class Inboxes {

    private static final String PATH = "/api/v1/inboxes";
    private static final Target FIRST_TWO = new Target(PATH, Map.of(), Map.of("limit", "2"));

    private Inboxes() {}

    static Mono<ObjectNode> list(Call call) {
        int limit = call.arguments().number("limit", 25);
        var query = ToolResults.query("limit", Integer.toString(limit), "cursor", call.text("cursor"));
        return call.get(new Target(PATH, Map.of(), query))
                .flatMap(page -> first(call).map(first -> {
                    var result = ToolResults.object();
                    result.putArray("inboxes")
                            .addAll(page.get("data")
                                    .valueStream()
                                    .map(ToolResults::inbox)
                                    .toList());
                    result.set("next_cursor", page.at("/meta/next_cursor"));
                    result.put("default_inbox_id", first.size() == 1 ? first.getFirst() : null);
                    return result;
                }));
    }

    static Mono<ObjectNode> create(Call call) {
        return call.post(new Target(PATH, Map.of()), call.arguments().only(List.of("name", "email")))
                .map(answer -> ToolResults.inbox(answer.get("data")));
    }

    /// The inbox that a call names, or else the only one.
    static Mono<String> chosen(Call call) {
        return Mono.justOrEmpty(call.arguments().text("inbox_id"))
                .switchIfEmpty(Mono.defer(() -> first(call).map(found -> switch (found.size()) {
                    case 0 -> throw Refusal.invalid("inbox_id", "there is no inbox yet; create_inbox makes one");
                    case 1 -> found.getFirst();
                    default ->
                        throw Refusal.invalid(
                                "inbox_id", "there are several inboxes; say which, list_inboxes shows them");
                })));
    }

    private static Mono<List<String>> first(Call call) {
        return call.get(FIRST_TWO)
                .map(page -> page.get("data")
                        .valueStream()
                        .map(inbox -> inbox.get("id"))
                        .map(JsonNode::stringValue)
                        .toList());
    }
}
