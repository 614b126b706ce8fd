package com.mailboxkit.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells mail that programs write by themselves: replies of those who are away, reports, mail of lists (RFC 3834).
final class AutoSubmission {

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final List<String> ANY = List.of("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress");

    private AutoSubmission() {}

    static boolean isClaimedBy(MimeMessage message) {
        var autoSubmitted = first(message, "Auto-Submitted");
        return !(autoSubmitted.isEmpty() || autoSubmitted.equals("no"))
                || BULK.contains(first(message, "Precedence"))
                || ANY.stream().map(name -> first(message, name)).anyMatch(value -> !isNothing(value));
    }

    private static boolean isNothing(String value) {
        return value.isEmpty() || value.equals("no") || value.equals("none");
    }

    /// The first word of a field, in lower case.
    private static String first(MimeMessage message, String name) {
        try {
            var value = message.getHeader(name, " ");
            return value == null ? "" : value.strip().toLowerCase(Locale.ROOT).split("[;,(\\s]", 2)[0];
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }
}
