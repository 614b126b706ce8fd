package com.mailboxkit.authentication.dkim;

import java.util.Locale;

/// The canonicalization of a message before it is hashed (RFC 6376, section 3.4).
enum Canonicalization {
    SIMPLE,
    RELAXED;

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
        return field.name() + ":" + relaxed(field.value());
    }

    /// Unfolded, with runs of blanks reduced to one and none at the ends.
    private static String relaxed(String value) {
        var relaxed = new StringBuilder(value.length());
        boolean blank = false;
        for (int i = 0; i < value.length(); i++) {
            char octet = value.charAt(i);
            if (octet == ' ' || octet == '\t') {
                blank = true;
            } else if (octet == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n') {
                i++;
            } else {
                if (blank && !relaxed.isEmpty()) {
                    relaxed.append(' ');
                }
                blank = false;
                relaxed.append(octet);
            }
        }
        return relaxed.toString();
    }
}
