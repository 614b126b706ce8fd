package com.mailboxkit.kernel.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a session was opened with, which decides what it may do.
public enum SessionKind {
    /// An API key: the session has the rights of the key, and ends with it.
    KEY,
    /// A link that was mailed to an owner: the session sees every organization of that mailbox.
    OWNER,
    /// A link that the operator had printed: the session calls `/admin` and reads every organization.
    OPERATOR;

    /// As in JSON and in the database, for example `owner`.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param wire from [#wire]
    public static SessionKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
