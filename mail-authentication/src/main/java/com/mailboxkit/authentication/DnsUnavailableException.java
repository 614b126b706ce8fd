package com.mailboxkit.authentication;

/// DNS did not respond; a later query may succeed.
public final class DnsUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    public DnsUnavailableException(String message) {
        super(message);
    }
}
