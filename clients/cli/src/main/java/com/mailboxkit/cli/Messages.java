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
                        .map(message -> Shown.text(message, "inbox_id"))
                        .distinct()
                        .count()
                > 1;
        var table = several
                ? Table.of("when", "from or to~", "subject~", "status", "id", "inbox")
                : Table.of("when", "from or to~", "subject~", "status", "id");
        for (var message : messages) {
            var when = Shown.minute(message, "created_at", zone);
            var subject = Shown.text(message, "subject") + attachments(message);
            var status = Shown.text(message, "status");
            var id = Shown.text(message, "id");
            if (several) {
                table.row(when, other(message), subject, status, id, Shown.text(message, "inbox_id"));
            } else {
                table.row(when, other(message), subject, status, id);
            }
        }
        return table;
    }

    /// Whoever is at the other end.
    static String other(JsonNode message) {
        return Shown.text(message, "direction").equals("outbound")
                ? "to " + Shown.list(message, "to_emails")
                : Shown.sender(message);
    }

    /// Whether From can be believed; empty of what was sent from here.
    static String proof(JsonNode message) {
        var dmarc = Shown.text(message.path("authentication"), "dmarc");
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
