package com.mailboxkit.mime.report;

import com.mailboxkit.mime.report.Report.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Identifies the message that a report is about.
final class Quotes {

    private static final Pattern MESSAGE_ID = Pattern.compile(
            "^[ \t]*message-id:\\s*(<[^<>\\s\\p{Cntrl}]{1,990}>)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern SENDER = Pattern.compile(
            "^[ \t]*return-path:\\s*<?([^<>\\s\\p{Cntrl}]{1,320})>?", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern RECIPIENT = Pattern.compile(
            "^(?:to|delivered-to|x-original-to): ?(.{1,1000})$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final int MAX = 50;

    private Quotes() {}

    /// @param original the returned message, or what is shown of it; empty without one
    /// @param fields of a feedback report
    static Quoted of(String original, Map<String, List<String>> fields) {
        var id = MESSAGE_ID.matcher(original);
        var senders = new LinkedHashSet<String>();
        var recipients = new LinkedHashSet<String>();
        fields.getOrDefault("original-mail-from", List.of()).forEach(field -> addresses(field, senders));
        fields.getOrDefault("original-rcpt-to", List.of()).forEach(field -> addresses(field, recipients));
        var sender = SENDER.matcher(original);
        while (sender.find() && senders.size() < MAX) {
            senders.add(sender.group(1));
        }
        var to = RECIPIENT.matcher(original);
        while (to.find() && recipients.size() < MAX) {
            addresses(to.group(1), recipients);
        }
        return new Quoted(id.find() ? id.group(1) : null, List.copyOf(senders), List.copyOf(recipients));
    }

    private static void addresses(String field, LinkedHashSet<String> into) {
        var found = Reply.addresses(field);
        while (found.find() && into.size() < MAX) {
            into.add(found.group());
        }
    }
}
