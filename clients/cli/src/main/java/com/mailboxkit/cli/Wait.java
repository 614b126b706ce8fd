package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "wait",
        description = "Wait for a message to come, and show it. What came before counts with --since only.")
final class Wait extends InboxVerb {

    @Mixin
    private final Filter filter = new Filter();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long at most (60)")
    private int seconds = 60;

    @Override
    void run(Platform platform) {
        var messages = Target.of("/inboxes/{}/messages", inbox(platform));
        var matching = filter.of(messages);
        var wanted = filter.hasSince() ? matching : matching.with("since", afterTheNewest(platform, messages));
        var found = Awaiting.first(platform, wanted, Duration.ofSeconds(seconds))
                .map(Answer::data)
                .map(page -> page.get(page.size() - 1)) // the oldest
                .orElseThrow(
                        () -> new Failure(Exit.NOTHING_CAME, "Nothing came within %d seconds.".formatted(seconds)));
        var answer = platform.get(messages.below("/{}", Formats.text(found, "id")));
        if (isJson()) {
            terminal().printJson(answer.body());
        } else {
            terminal().print(Reading.fresh(answer.data(), surroundings().zone()));
        }
    }

    /// From now on by the server's clock, which is not ours. It tells the second only, and what came within that is
    /// there already.
    private static String afterTheNewest(Platform platform, Target messages) {
        var answer = platform.get(messages.with("limit", 1));
        var newest = answer.data().path(0).path("created_at").asStringOpt().map(Instant::parse);
        return Stream.concat(answer.date().stream(), newest.map(at -> at.plusMillis(1)).stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .toString();
    }
}
