package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why an attempt failed.
public enum AttemptFailure {
    /// The name of its host could not be resolved.
    DNS,
    /// Its host has an address this platform does not call.
    ADDRESS_DENIED,
    /// No connection, or one that broke off.
    CONNECTION,
    /// No connection that can be trusted.
    TLS,
    /// No answer in time.
    TIMEOUT,
    /// An answer that is not HTTP.
    PROTOCOL,
    /// An answer that sends the caller elsewhere; redirects are not followed.
    REDIRECT,
    /// An answer that is not 2xx.
    STATUS,
    /// Not even tried, since the attempts before failed one after the other.
    CIRCUIT_OPEN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
