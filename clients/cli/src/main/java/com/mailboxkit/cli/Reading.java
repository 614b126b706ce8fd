package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.terminal.TerminalText;
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
        return heading(message, zone) + "\n" + TerminalText.text(text).strip() + "\n";
    }

    private static String heading(JsonNode message, ZoneId zone) {
        var heading = new StringBuilder();
        line(heading, "From", Formats.sender(message) + Messages.proof(message));
        line(heading, "To", Formats.list(message, "to_emails"));
        line(heading, "Cc", Formats.list(message, "cc_emails"));
        line(heading, "Bcc", Formats.list(message, "bcc_emails"));
        line(heading, "Reply to", Formats.list(message, "reply_to_emails"));
        line(heading, "Date", Formats.second(message, "created_at", zone));
        line(heading, "Subject", Formats.text(message, "subject"));
        line(heading, "Status", Formats.text(message, "status"));
        message.path("recipients").forEach(recipient -> line(heading, "", recipient(recipient)));
        line(heading, "Thread", Formats.text(message, "thread_id"));
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
                        Formats.text(recipient, "email"),
                        Formats.text(recipient, "status"),
                        Formats.text(recipient, "detail"));
    }

    private static String attachment(JsonNode attachment) {
        return "%s (%s, %s)"
                .formatted(
                        Formats.text(attachment, "filename"),
                        Formats.text(attachment, "mime_type"),
                        Formats.size(attachment.path("size").asLong(0)));
    }
}
