package com.mailboxkit.mcp.tool;

import com.mailboxkit.mcp.platform.Platform.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What tools show of what the API answers: little enough for a model, and what strangers wrote kept apart.
final class ToolResults {

    private static final int PREVIEW = 200;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_LIST = 20;
    private static final int LONGEST_URL = 2_000;
    private static final int HIGHLIGHTS = 3;
    private static final int LONGEST_HIGHLIGHT = 200;

    private static final List<String> SENT = List.of(
            "id",
            "inbox_id",
            "status",
            "from_email",
            "to_emails",
            "cc_emails",
            "bcc_emails",
            "subject",
            "attachments",
            "created_at");
    private static final List<String> CALENDAR = List.of("method", "uid", "summary", "start", "end", "organizer");
    private static final List<String> CODE = List.of("code", "kind", "link_url", "link_kind");
    private static final List<String> INBOX = List.of("id", "name", "email", "created_at");
    private static final List<String> HEAD =
            List.of("id", "inbox_id", "thread_id", "direction", "status", "created_at");

    private ToolResults() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Names and values in turn.
    static Map<String, @Nullable String> query(@Nullable String... pairs) {
        var query = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return query;
    }

    static Target messages(String inbox, Map<String, @Nullable String> query) {
        return new Target("/api/v1/inboxes/{inbox}/messages", Map.of("inbox", inbox), query);
    }

    /// The message that a call names.
    static Target message(String inbox, Call call, String below) {
        var variables = Map.of(
                "inbox", inbox, "message", call.arguments().text("message_id").orElseThrow());
        return new Target("/api/v1/inboxes/{inbox}/messages/{message}" + below, variables);
    }

    static ObjectNode sent(JsonNode answer) {
        return pick(answer, SENT);
    }

    static ObjectNode inbox(JsonNode answer) {
        return pick(answer, INBOX);
    }

    static ObjectNode summary(JsonNode message) {
        var summary =
                head(message).put("attachment_count", message.get("attachments").size());
        marks(message, summary);
        var content = summary.putObject("content");
        from(message, content);
        content.set("codes", codes(message));
        content.put("preview", TextPaging.cut(TextWindow.NEW.of(message), PREVIEW));
        if (message.has("highlights")) {
            content.putArray("highlights")
                    .addAll(message.get("highlights")
                            .valueStream()
                            .flatMap(JsonNode::valueStream)
                            .limit(HIGHLIGHTS)
                            .map(snippet -> text(TextPaging.cut(snippet.asString(), LONGEST_HIGHLIGHT)))
                            .toList());
        }
        return summary;
    }

    static ObjectNode message(JsonNode message, TextWindow part, int offset, int limit) {
        var piece = TextPaging.piece(part.of(message), offset, limit);
        var shown = head(message);
        marks(message, shown);
        var content = shown.putObject("content");
        from(message, content);
        content.set("cc_emails", names(message, "cc_emails"));
        content.set("reply_to_emails", names(message, "reply_to_emails"));
        content.put("text", piece.text());
        content.set("codes", codes(message));
        content.putArray("links")
                .addAll(leading(message).map(link -> link(message, link)).toList());
        content.set("calendar", calendar(message));
        content.putArray("attachments")
                .addAll(firstOf(message, "attachments")
                        .map(file -> attachment(message, file))
                        .toList());
        shown.put("part", part.toString()).put("offset", piece.offset()).put("text_length", piece.length());
        return shown.put("next_offset", piece.next());
    }

    /// A code or link that came: all of it was written by a stranger.
    static ObjectNode code(JsonNode code) {
        var shown = object();
        shown.set("id", code.get("id"));
        shown.set("created_at", code.get("created_at"));
        shown.set("dmarc", code.path("dmarc"));
        shown.put("untrusted", true);
        var content = shown.putObject("content");
        CODE.forEach(member -> content.set(member, code.path(member)));
        for (var member : List.of("from_email", "from_name", "subject")) {
            var value = code.path(member);
            content.set(member, value.isString() ? text(TextPaging.cut(value.stringValue(), LONGEST_NAME)) : value);
        }
        return shown;
    }

    private static ObjectNode head(JsonNode message) {
        return pick(message, HEAD)
                .put("dmarc", message.at("/authentication/dmarc").asString(null));
    }

    /// What a reader must know of what a stranger wrote.
    private static void marks(JsonNode message, ObjectNode shown) {
        shown.put("untrusted", isInbound(message))
                .put("hidden_text", message.path("hidden_text").asBoolean(false));
    }

    static ArrayNode codes(JsonNode message) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(firstOf(message, "codes").map(JsonNode::deepCopy).toList());
    }

    /// The links that do something for their reader; the others are in the text. A longer address is of no use cut.
    private static Stream<JsonNode> leading(JsonNode message) {
        return message.path("links")
                .valueStream()
                .filter(link -> !link.path("kind").asString("").equals("other"))
                .filter(link -> link.path("url").asString("").length() <= LONGEST_URL)
                .limit(LONGEST_LIST);
    }

    static ObjectNode link(JsonNode message, JsonNode link) {
        return ((ObjectNode) link.deepCopy()).set("text", name(message, link.get("text")));
    }

    private static JsonNode calendar(JsonNode message) {
        if (!(message.path("calendar") instanceof ObjectNode calendar)) {
            return JsonNodeFactory.instance.nullNode();
        }
        var shown = object();
        CALENDAR.forEach(member -> shown.set(member, name(message, calendar.path(member))));
        return shown.set("attendees", names(message, calendar, "attendees"));
    }

    private static ObjectNode attachment(JsonNode message, JsonNode file) {
        ObjectNode shown = (ObjectNode) file.deepCopy();
        shown.set("content_id", name(message, file.path("content_id")));
        return shown.set("filename", name(message, file.get("filename")));
    }

    private static void from(JsonNode message, ObjectNode content) {
        content.set("from_email", name(message, message.path("from_email")));
        content.set("from_name", name(message, message.path("from_name")));
        content.set("to_emails", names(message, "to_emails"));
        content.set("subject", name(message, message.path("subject")));
    }

    private static ArrayNode names(JsonNode message, String list) {
        return names(message, message, list);
    }

    private static ArrayNode names(JsonNode message, JsonNode owner, String list) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(firstOf(owner, list).map(value -> name(message, value)).toList());
    }

    private static Stream<JsonNode> firstOf(JsonNode owner, String list) {
        return owner.path(list).valueStream().limit(LONGEST_LIST);
    }

    /// Strangers may write as long ones as they like.
    private static JsonNode name(JsonNode message, JsonNode value) {
        if (!value.isString()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return isInbound(message) ? text(TextPaging.cut(value.stringValue(), LONGEST_NAME)) : value;
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    private static boolean isInbound(JsonNode message) {
        return message.path("direction").asString("").equals("inbound");
    }

    private static ObjectNode pick(JsonNode from, List<String> members) {
        var picked = object();
        members.forEach(member -> picked.set(member, from.path(member)));
        return picked;
    }
}
