package com.mailboxkit.authentication;

/// DNS gave no answer, so that another time it may.
public final class DnsUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    public DnsUnavailableException(String message) {
        super(message);
    }
}
