package com.mailboxkit.server.roles;

import java.io.Serial;

/// The process cannot run with the roles it was given.
final class InvalidRolesException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String action;

    InvalidRolesException(String description, String action) {
        super(description);
        this.action = action;
    }

    /// What the operator can do.
    String action() {
        return action;
    }
}
