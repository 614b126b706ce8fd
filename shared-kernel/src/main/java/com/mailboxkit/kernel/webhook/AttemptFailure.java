package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why an attempt failed.
public enum AttemptFailure {
    /// The host name could not be resolved.
    DNS,
    /// The host has an address that this platform does not call.
    ADDRESS_DENIED,
    /// No connection, or one that was reset.
    CONNECTION,
    /// No trusted TLS connection.
    TLS,
    /// No response in time.
    TIMEOUT,
    /// A response that is not HTTP.
    PROTOCOL,
    /// A redirect; redirects are not followed.
    REDIRECT,
    /// A response that is not 2xx.
    STATUS,
    /// Not attempted, because the circuit breaker was open after consecutive failures.
    CIRCUIT_OPEN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
