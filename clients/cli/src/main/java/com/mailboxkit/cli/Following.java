package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.ServerSentEvents;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Follows the events for as long as somebody reads them. After a break it goes on where it was: nothing is left out or
/// told twice.
final class Following {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Platform platform;
    private final Target stream;
    private final Terminal terminal;

    private Optional<String> last = Optional.empty();
    private Duration wait = FIRST_WAIT;

    Following(Platform platform, Target stream, Terminal terminal) {
        this.platform = platform;
        this.stream = stream;
        this.terminal = terminal;
    }

    /// @param after id of an event
    void from(@Nullable String after, Consumer<JsonNode> told) throws InterruptedException {
        last = Optional.ofNullable(after).or(this::newest);
        // what cannot be begun is told at once; only what broke is tried again
        var opened = Optional.of(platform.follow(stream, last));
        while (!terminal.isLeft()) {
            if (opened.isPresent()) {
                try (var events = new ServerSentEvents(opened.get())) {
                    tell(events, told);
                } catch (IOException broken) {
                    // as when it ended
                }
                if (terminal.isLeft()) {
                    return;
                }
                terminal.say("The connection broke.");
            }
            terminal.say("Trying again in %d seconds.".formatted(wait.toSeconds()));
            Thread.sleep(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            opened = reopened();
        }
    }

    /// Where this begins, so that a break before the first event loses none.
    private Optional<String> newest() {
        return platform.get(Target.of("/events").with("limit", 1))
                .data()
                .path(0)
                .path("id")
                .asStringOpt();
    }

    private void tell(ServerSentEvents events, Consumer<JsonNode> told) throws IOException, InterruptedException {
        for (var event = events.next(); event.isPresent() && !terminal.isLeft(); event = events.next()) {
            told.accept(JSON.readTree(event.get().data()));
            last = Optional.of(event.get().id());
            wait = FIRST_WAIT;
        }
    }

    private Optional<InputStream> reopened() {
        try {
            return Optional.of(platform.follow(stream, last));
        } catch (Failure failure) {
            if (failure.exit() != Exit.AWAY && failure.exit() != Exit.LATER) {
                throw failure;
            }
            return Optional.empty();
        }
    }
}
