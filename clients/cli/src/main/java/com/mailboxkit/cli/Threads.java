package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Table;
import com.mailboxkit.cli.terminal.TerminalText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "threads", description = "List the conversations of an inbox, or read one.")
final class Threads extends InboxVerb {

    @Parameters(paramLabel = "THREAD", arity = "0..1", description = "Id of the one to read")
    private @Nullable String thread;

    @Mixin
    private final Paging paging = new Paging();

    @Override
    void run(Platform platform) {
        if (thread == null) {
            list(platform);
        } else {
            read(platform, thread);
        }
    }

    private void list(Platform platform) {
        var page = platform.get(paging.of(Target.of("/inboxes/{}/threads", inbox(platform))));
        if (isJson()) {
            terminal().printJson(page.body());
            return;
        }
        var table = Table.of("last message", "subject~", ">messages", "id");
        page.data()
                .forEach(one -> table.row(
                        Formats.minute(one, "last_message_at", surroundings().zone()),
                        Formats.text(one, "subject"),
                        Formats.text(one, "message_count"),
                        Formats.text(one, "id")));
        Paging.show(terminal(), page, table, "No threads.");
    }

    private void read(Platform platform, String id) {
        var answer = platform.get(Target.of("/threads/{}", id));
        if (isJson()) {
            terminal().printJson(answer.body());
            return;
        }
        var shown = new StringBuilder(Formats.text(answer.data(), "subject")).append('\n');
        for (var message : answer.data().path("messages")) {
            shown.append("\n== %s  %s%s  %s\n"
                    .formatted(
                            Formats.minute(message, "created_at", surroundings().zone()),
                            Messages.other(message),
                            Messages.proof(message),
                            Formats.text(message, "id")));
            shown.append(TerminalText.text(message.path("extracted_text").asString(""))
                            .strip())
                    .append('\n');
        }
        terminal().print(shown.toString());
        if (answer.data().path("messages_truncated").asBoolean(false)) {
            terminal().say("The thread is longer: `mailboxkit search` and `inbox` find the rest.");
        }
    }
}
