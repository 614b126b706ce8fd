package com.mailboxkit.authentication.dkim;

import java.util.Locale;

/// A header field as received, one char for each octet.
///
/// @param raw without the final CRLF
record HeaderField(String raw) {

    /// In lower case.
    String name() {
        int colon = raw.indexOf(':');
        return (colon < 0 ? raw : raw.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }

    /// Folded as received.
    String value() {
        return raw.substring(raw.indexOf(':') + 1);
    }
}
