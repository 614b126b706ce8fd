package com.mailboxkit.server.roles;

import java.util.Locale;

/// A part of the platform that a process may run.
public enum Role {
    /// Aggregates, sagas and the writing half of the REST API.
    COMMAND,
    /// The reading half of the REST API, and answers to the other roles.
    QUERY,
    /// The event processors that write the read models.
    PROJECTIONS,
    /// SMTP in both directions, and DNS.
    SMTP,
    /// Calls to customers.
    WEBHOOKS;

    /// As in `mailboxkit.roles`.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
