package com.mailboxkit.authentication.dkim;

import java.util.Locale;
import java.util.regex.Pattern;

/// How a message is written down before it is hashed (RFC 6376, section 3.4).
enum Canonicalization {
    SIMPLE,
    RELAXED;

    private static final Pattern FOLD = Pattern.compile("\\r\\n");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    static Canonicalization of(String word) throws SignatureException {
        return switch (word) {
            case "simple" -> SIMPLE;
            case "relaxed" -> RELAXED;
            default -> throw SignatureException.permanent("there is no canonicalization " + word);
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Without the final CRLF.
    String header(HeaderField field) {
        if (this == SIMPLE) {
            return field.raw();
        }
        var value = BLANKS.matcher(FOLD.matcher(field.value()).replaceAll("")).replaceAll(" ");
        return field.name() + ":" + value.strip();
    }
}
