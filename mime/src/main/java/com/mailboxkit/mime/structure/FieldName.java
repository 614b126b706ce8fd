package com.mailboxkit.mime.structure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Distinguishes header fields from text (RFC 5322, section 2.2).
final class FieldName {

    private static final int MAX_NAME = 200;

    /// Added by forwarders.
    private static final Set<String> TRACE = Set.of(
            "received",
            "return-path",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "received-spf",
            "authentication-results",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    /// Registered mail fields (RFC 4021), beside the prefixes below.
    private static final Set<String> KNOWN = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "precedence",
            "organization",
            "organisation",
            "user-agent",
            "auto-submitted",
            "autosubmitted",
            "newsgroups",
            "xref",
            "errors-to",
            "return-receipt-to",
            "disposition-notification-to",
            "original-recipient",
            "supersedes",
            "obsoletes",
            "mail-followup-to",
            "thread-topic",
            "thread-index",
            "domainkey-signature",
            "feedback-id",
            "require-recipient-valid-since",
            "apparently-to",
            "followup-to",
            "mailing-list",
            "archived-at",
            "deferred-delivery",
            "accept-language",
            "acceptlanguage",
            "jabber-id",
            "openpgp",
            "autocrypt",
            "bimi-selector");

    private static final List<String> KNOWN_BEGINNINGS =
            List.of("x-", "content-", "list-", "resent-", "dkim-", "arc-", "ms-", "tls-", "mime-", "original-");

    /// People do not type them.
    private static final List<String> ONLY_IN_HEADERS = List.of(
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "mime-version",
            "message-id",
            "in-reply-to",
            "references",
            "received",
            "return-path",
            "dkim-",
            "arc-",
            "list-",
            "x-");

    private FieldName() {}

    /// The kind of a line in a header.
    enum Kind {
        /// Not the start of a field.
        NONE,
        /// A name that is not a mail field: perhaps text that starts with a word and a colon.
        UNKNOWN,
        TRACE,
        KNOWN,
        CONTENT_TYPE
    }

    /// @param start of the line
    /// @param end of the line
    static Kind of(Octets octets, long start, long end) {
        var name = name(octets, start, end);
        if (name.isEmpty()) {
            return Kind.NONE;
        }
        if (name.equals("content-type")) {
            return Kind.CONTENT_TYPE;
        }
        if (TRACE.contains(name)) {
            return Kind.TRACE;
        }
        return KNOWN.contains(name) || KNOWN_BEGINNINGS.stream().anyMatch(name::startsWith) ? Kind.KNOWN : Kind.UNKNOWN;
    }

    /// Whether a mail field with which no text starts is at `start`.
    static boolean isOnlyInHeaders(Octets octets, long start) {
        var name = name(octets, start, octets.size());
        return ONLY_IN_HEADERS.stream().anyMatch(name::startsWith);
    }

    /// In lower case; empty where the line does not start with a name and a colon, between which old mail
    /// has blanks.
    private static String name(Octets octets, long start, long end) {
        long limit = Math.min(end, start + MAX_NAME);
        long after = start;
        int octet = 0;
        while (after < limit && (octet = octets.at(after)) > ' ' && octet != 127 && octet != ':') {
            after++;
        }
        long colon = after;
        while (colon < limit && ((octet = octets.at(colon)) == ' ' || octet == '\t')) {
            colon++;
        }
        return after > start && colon < limit && octet == ':'
                ? new String(octets.copy(start, after), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT)
                : "";
    }
}
