package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.terminal.Table;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/// Messages in a table, or one with its text.
final class Messages {

    private Messages() {}

    static Table table(Answer page, ZoneId zone) {
        var messages = page.data();
        boolean several = messages.valueStream()
                        .map(message -> Formats.text(message, "inbox_id"))
                        .distinct()
                        .count()
                > 1;
        var table = several
                ? Table.of("when", "from or to~", "subject~", "status", "id", "inbox")
                : Table.of("when", "from or to~", "subject~", "status", "id");
        for (var message : messages) {
            var when = Formats.minute(message, "created_at", zone);
            var subject = Formats.text(message, "subject") + attachments(message);
            var status = Formats.text(message, "status");
            var id = Formats.text(message, "id");
            if (several) {
                table.row(when, other(message), subject, status, id, Formats.text(message, "inbox_id"));
            } else {
                table.row(when, other(message), subject, status, id);
            }
        }
        return table;
    }

    /// Whoever is at the other end.
    static String other(JsonNode message) {
        return Formats.text(message, "direction").equals("outbound")
                ? "to " + Formats.list(message, "to_emails")
                : Formats.sender(message);
    }

    /// Whether From can be believed; empty of what was sent from here.
    static String proof(JsonNode message) {
        var dmarc = Formats.text(message.path("authentication"), "dmarc");
        return switch (dmarc) {
            case "" -> "";
            case "pass" -> " (proved by its domain)";
            default -> " (NOT PROVED: DMARC says %s)".formatted(dmarc);
        };
    }

    private static String attachments(JsonNode message) {
        int count = message.path("attachments").size();
        return count == 0 ? "" : " [+%d]".formatted(count);
    }
}
