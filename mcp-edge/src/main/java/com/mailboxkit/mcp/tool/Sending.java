package com.mailboxkit.mcp.tool;

import com.mailboxkit.mcp.platform.Platform.Target;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Sends and replies.
final class Sending {

    private static final List<String> NEW = List.of("to", "cc", "bcc", "subject", "text", "html", "attachments");
    private static final List<String> REPLY = List.of("text", "html", "reply_all", "cc", "bcc", "attachments");

    private Sending() {}

    static Mono<ObjectNode> send(Call call) {
        return Inboxes.chosen(call)
                .map(inbox -> new Target("/api/v1/inboxes/{inbox}/messages/send", Map.of("inbox", inbox)))
                .flatMap(target -> call.post(target, call.arguments().only(NEW)))
                .map(answer -> ToolResults.sent(answer.get("data")));
    }

    /// Its subject and recipients are those of the message that it answers, which a stranger wrote.
    static Mono<ObjectNode> reply(Call call) {
        return Inboxes.chosen(call)
                .map(inbox -> ToolResults.message(inbox, call, "/reply"))
                .flatMap(target -> call.post(target, call.arguments().only(REPLY)))
                .map(answer -> ToolResults.sent(answer.get("data")).put("untrusted", true));
    }
}
