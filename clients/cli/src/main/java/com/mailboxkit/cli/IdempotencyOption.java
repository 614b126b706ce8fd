package com.mailboxkit.cli;

import java.util.UUID;
import picocli.CommandLine.Option;

/// Whether this is the same as an earlier call.
final class IdempotencyOption {

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "Say it again with the same key, and it is done once only (24 hours; a random one)")
    private String key = UUID.randomUUID().toString();

    String key() {
        return key;
    }
}
