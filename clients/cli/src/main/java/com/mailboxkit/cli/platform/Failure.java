package com.mailboxkit.cli.platform;

import java.io.Serial;

/// Why a verb ended without what was asked for: a sentence for the person and an exit status for scripts.
public sealed class Failure extends RuntimeException permits Refused {

    @Serial
    private static final long serialVersionUID = 1;

    private final Exit exit;

    /// Exit statuses; 2, for a misused command line, comes from picocli.
    public enum Exit {
        DONE(0),
        FAILED(1),
        MISUSED(2),
        NO_KEY(3),
        NO_CREDIT(4),
        LATER(5),
        AWAY(6),
        NOTHING_CAME(7);

        private final int status;

        Exit(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public Failure(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    public final Exit exit() {
        return exit;
    }

    public final String message() {
        return String.valueOf(getMessage());
    }
}
