package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "code",
        description = "Wait for a verification code or confirmation link, and show the newest of the last 10 minutes.")
final class Code extends InboxVerb {

    @Option(names = "--from", paramLabel = "PART", description = "Part of the sender's name or address")
    private @Nullable String from;

    @Option(names = "--since", paramLabel = "TIME", description = "Not before, such as 2026-01-31T12:00:00Z")
    private @Nullable String since;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long at most (60)")
    private int seconds = 60;

    @Override
    void run(Platform platform) {
        var wanted = Target.of("/inboxes/{}/codes", inbox(platform))
                .with("from", from)
                .with("since", since);
        var found = Awaiting.first(platform, wanted, Duration.ofSeconds(seconds))
                .orElseThrow(
                        () -> new Failure(Exit.NOTHING_CAME, "No code came within %d seconds.".formatted(seconds)));
        var newest = found.data().get(0);
        if (isJson()) {
            terminal().printJson(found.body());
            return;
        }
        var code = Formats.text(newest, "code");
        terminal().print(code.isEmpty() ? Formats.text(newest, "link_url") : code);
        terminal().say("from %s, dmarc %s".formatted(Formats.sender(newest), Formats.text(newest, "dmarc")));
    }
}
