package com.mailboxkit.mime;

import com.mailboxkit.mime.header.HeaderFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Detects mail that programs send automatically: vacation replies, reports, list mail (RFC 3834). A request
/// not to be answered automatically (`X-Auto-Response-Suppress`) is not a sign of it: interactive clients send
/// it too.
final class AutoSubmission {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final List<String> ANY = List.of("X-Autoreply", "X-Autorespond");
    private static final String END_OF_WORD = ";,( \t";

    private AutoSubmission() {}

    static boolean isClaimedBy(HeaderFields fields) {
        var autoSubmitted = first(fields, "Auto-Submitted");
        return !(autoSubmitted.isEmpty() || autoSubmitted.equals("no"))
                || BULK.contains(first(fields, "Precedence"))
                || ANY.stream().map(name -> first(fields, name)).anyMatch(value -> !isNothing(value));
    }

    private static boolean isNothing(String value) {
        return value.isEmpty() || value.equals("no") || value.equals("none");
    }

    /// The first word of a field, in lower case.
    private static String first(HeaderFields fields, String name) {
        var value = fields.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < value.length() && END_OF_WORD.indexOf(value.charAt(end)) < 0) {
            end++;
        }
        return value.substring(0, end);
    }
}
