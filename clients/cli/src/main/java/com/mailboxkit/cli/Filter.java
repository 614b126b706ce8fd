package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which messages of an inbox are meant.
final class Filter {

    @Option(
            names = "--from",
            paramLabel = "TEXT",
            description = "Only where this is part of the sender's address or name")
    private @Nullable String from;

    @Option(names = "--subject", paramLabel = "TEXT", description = "Only where this is part of the subject")
    private @Nullable String subject;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only what came since then, such as 2026-01-31T12:00:00Z")
    private @Nullable String since;

    boolean hasSince() {
        return since != null;
    }

    Target of(Target list) {
        return list.with("from", from).with("subject", subject).with("since", since);
    }
}
