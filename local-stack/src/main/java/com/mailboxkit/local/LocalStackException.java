package com.mailboxkit.local;

import org.jspecify.annotations.Nullable;

/// A child process of the local stack could not be set up or started. The message states the remedy, or ends
/// with the last lines of the child's log.
public class LocalStackException extends IllegalStateException {

    LocalStackException(String message) {
        super(message);
    }

    LocalStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
