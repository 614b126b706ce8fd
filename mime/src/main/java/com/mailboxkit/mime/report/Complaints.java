package com.mailboxkit.mime.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Complaints from before RFC 5965: Microsoft's Junk Mail Reporting Program returns the message, with the
/// recipient in a header field.
final class Complaints {

    private static final Pattern SUBJECT =
            Pattern.compile("^\\s{0,10}complaint about message from ", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPORTER =
            Pattern.compile("\\bstaff@(hotmail|outlook|live|msn|microsoft)\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern RECIPIENT = Pattern.compile(
            "^X-HmXmrOriginalRecipient:[ \t]{0,100}(\\S{1,320})", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private Complaints() {}

    /// The equivalent fields of an RFC 5965 report.
    ///
    /// @param original the returned message
    static Optional<Map<String, List<String>>> fields(String from, String subject, String original) {
        var recipient = RECIPIENT.matcher(original);
        boolean isNamed = recipient.find();
        boolean isComplaint = !original.isBlank()
                && SUBJECT.matcher(subject).find()
                && (isNamed || REPORTER.matcher(from).find());
        if (!isComplaint) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("feedback-type", List.of("abuse"));
        fields.put("user-agent", List.of("Microsoft JMRP"));
        if (isNamed) {
            fields.put("original-rcpt-to", List.of(recipient.group(1)));
        }
        return Optional.of(fields);
    }
}
