package com.mailboxkit.mime.report;

import com.mailboxkit.mime.report.Report.Action;
import com.mailboxkit.mime.report.Report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Parses the machine-readable part (RFC 3464).
final class StatusReader {

    private static final List<String> RECIPIENTS =
            List.of("original-recipient", "final-recipient", "x-actual-recipient");
    private static final int MAX_RECIPIENTS = 100;

    private StatusReader() {}

    /// @param text the human-readable part; some servers give the reason only there
    static List<Outcome> read(List<String> statuses, String text) {
        if (statuses.isEmpty()) {
            return List.of();
        }
        var notice = Notice.withoutMessage(text);
        var mentions = Mentions.of(notice);
        var outcomes = new ArrayList<Outcome>();
        for (var status : statuses) {
            String reporter = null;
            for (var group : FieldGroups.of(status)) {
                reporter =
                        first(group, "reporting-mta").map(StatusReader::value).orElse(reporter);
                if (outcomes.size() < MAX_RECIPIENTS && isAboutARecipient(group)) {
                    outcomes.add(outcome(group, reporter, notice, mentions));
                }
            }
        }
        return outcomes;
    }

    private static boolean isAboutARecipient(Map<String, List<String>> group) {
        return group.containsKey("action") || RECIPIENTS.stream().anyMatch(group::containsKey);
    }

    private static Outcome outcome(
            Map<String, List<String>> group, @Nullable String reporter, String notice, Map<String, String> mentions) {
        var addresses = addresses(group);
        var diagnostic =
                first(group, "diagnostic-code").map(StatusReader::value).orElse("");
        var status = first(group, "status").orElse(null);
        var context = Notice.about(addresses, notice, mentions);
        var host = first(group, "remote-mta").map(StatusReader::value).orElse(reporter);
        var words = diagnostic.isEmpty() ? Notice.begin(addresses, context) : diagnostic;
        var reply = Reply.of(host, status, words.isBlank() && status != null ? status : words);
        return new Outcome(addresses, action(group, status), reply, BounceKinds.of(reply, context));
    }

    private static List<String> addresses(Map<String, List<String>> group) {
        var addresses = new LinkedHashSet<String>();
        for (var name : RECIPIENTS) {
            first(group, name)
                    .map(Reply::addresses)
                    .filter(found -> found.find())
                    .ifPresent(found -> addresses.add(found.group()));
        }
        return List.copyOf(addresses);
    }

    private static Action action(Map<String, List<String>> group, @Nullable String status) {
        return switch (first(group, "action")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split("\\W", 2)[0]) {
            case "failed", "fail", "failure" -> Action.FAILED;
            case "delayed" -> Action.DELAYED;
            case "delivered", "relayed", "expanded" -> Action.DELIVERED;
            default -> byStatus(status);
        };
    }

    private static Action byStatus(@Nullable String status) {
        char kind = status == null || status.isEmpty() ? '5' : status.charAt(0);
        return switch (kind) {
            case '2' -> Action.DELIVERED;
            case '4' -> Action.DELAYED;
            default -> Action.FAILED;
        };
    }

    private static Optional<String> first(Map<String, List<String>> group, String name) {
        return group.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// Without the type before the semicolon.
    private static String value(String field) {
        return field.replaceFirst("^[\\w-]{1,40}\\s*;\\s*", "").strip();
    }
}
