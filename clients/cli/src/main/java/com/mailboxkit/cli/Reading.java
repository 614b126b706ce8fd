package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.terminal.Plain;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/// A message as a person reads it: what it says of itself, then one of its texts.
final class Reading {

    private Reading() {}

    /// With what is new in it.
    static String fresh(JsonNode message, ZoneId zone) {
        return shown(message, zone, message.path("extracted_text").asString(""));
    }

    /// With what it quotes, and its signature.
    static String full(JsonNode message, ZoneId zone) {
        return message.path("text_body")
                .asStringOpt()
                .map(text -> shown(message, zone, text))
                .orElseGet(() -> fresh(message, zone));
    }

    static String html(JsonNode message, ZoneId zone) {
        return message.path("html_safe")
                .asStringOpt()
                .map(html -> shown(message, zone, html))
                .orElseThrow(() -> new Failure(Exit.FAILED, "The message has no HTML."));
    }

    private static String shown(JsonNode message, ZoneId zone, String text) {
        return heading(message, zone) + "\n" + Plain.text(text).strip() + "\n";
    }

    private static String heading(JsonNode message, ZoneId zone) {
        var heading = new StringBuilder();
        line(heading, "From", Shown.sender(message) + Messages.proof(message));
        line(heading, "To", Shown.list(message, "to_emails"));
        line(heading, "Cc", Shown.list(message, "cc_emails"));
        line(heading, "Bcc", Shown.list(message, "bcc_emails"));
        line(heading, "Reply to", Shown.list(message, "reply_to_emails"));
        line(heading, "Date", Shown.second(message, "created_at", zone));
        line(heading, "Subject", Shown.text(message, "subject"));
        line(heading, "Status", Shown.text(message, "status"));
        message.path("recipients").forEach(recipient -> line(heading, "", recipient(recipient)));
        line(heading, "Thread", Shown.text(message, "thread_id"));
        message.path("attachments").forEach(attachment -> line(heading, "Attached", attachment(attachment)));
        return heading.toString();
    }

    private static void line(StringBuilder heading, String name, String value) {
        if (!value.isBlank()) {
            heading.append("%-10s%s\n".formatted(name, value.strip()));
        }
    }

    private static String recipient(JsonNode recipient) {
        return "%s %s %s"
                .formatted(
                        Shown.text(recipient, "email"),
                        Shown.text(recipient, "status"),
                        Shown.text(recipient, "detail"));
    }

    private static String attachment(JsonNode attachment) {
        return "%s (%s, %s)"
                .formatted(
                        Shown.text(attachment, "filename"),
                        Shown.text(attachment, "mime_type"),
                        Shown.size(attachment.path("size").asLong(0)));
    }
}
