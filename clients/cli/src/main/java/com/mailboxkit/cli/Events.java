package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "events",
        description =
                "List what happened, the newest first, or follow it as it happens. --json is one line for each event.")
final class Events extends Verb {

    @Option(
            names = {"-f", "--follow"},
            description = "Tell what happens from now on, until Ctrl-C")
    private boolean follow;

    @Option(names = "--after", paramLabel = "EVENT", description = "With --follow: begin after the event with this id")
    private @Nullable String after;

    @Option(
            names = "--only",
            paramLabel = "NAMES",
            description = "Only these events, such as message.received,message.bounced")
    private @Nullable String only;

    @Mixin
    private final Paging paging = new Paging();

    @Override
    void run(Platform platform) throws InterruptedException {
        if (follow) {
            new Following(platform, Target.of("/events/stream").with("events", only), terminal())
                    .from(after, this::tell);
        } else if (after != null) {
            throw new Failure(Failure.Exit.MISUSED, "--after goes with --follow.");
        } else {
            list(platform.get(paging.of(Target.of("/events").with("events", only))));
        }
    }

    private void list(Answer page) {
        if (isJson()) {
            page.data().forEach(event -> terminal().printJson(event.toString()));
            Paging.sayMore(terminal(), page);
            return;
        }
        var table = Table.of("when", "event", "about~", "id");
        page.data()
                .forEach(event -> table.row(
                        Formats.second(event, "timestamp", surroundings().zone()),
                        Formats.text(event, "event"),
                        about(event.path("data")),
                        Formats.text(event.path("data"), "id")));
        Paging.show(terminal(), page, table, "No events yet.");
    }

    private void tell(JsonNode event) {
        if (isJson()) {
            terminal().printJson(event.toString());
            return;
        }
        terminal()
                .print("%s  %-18s  %s  %s\n"
                        .formatted(
                                Formats.second(
                                        event, "timestamp", surroundings().zone()),
                                Formats.text(event, "event"),
                                Formats.text(event.path("data"), "id"),
                                about(event.path("data"))));
    }

    private static String about(JsonNode subject) {
        if (subject.has("email")) {
            return Formats.text(subject, "email");
        }
        var detail = Formats.text(subject, "detail");
        return "%s → %s: %s%s"
                .formatted(
                        Formats.text(subject, "from_email"),
                        subject.has("recipient")
                                ? Formats.text(subject, "recipient")
                                : Formats.list(subject, "to_emails"),
                        Formats.text(subject, "subject"),
                        detail.isEmpty() ? "" : " (%s)".formatted(detail));
    }
}
