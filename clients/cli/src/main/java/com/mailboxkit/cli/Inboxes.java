package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Table;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inboxes",
        description = "List the inboxes; create or delete one.",
        subcommands = {Inboxes.Create.class, Inboxes.Delete.class})
final class Inboxes extends Verb {

    @Mixin
    private final Paging paging = new Paging();

    @Override
    void run(Platform platform) {
        var page = platform.get(paging.of(Target.of("/inboxes")));
        if (isJson()) {
            terminal().printJson(page.body());
            return;
        }
        var table = Table.of("address", "name~", "made", "id");
        page.data()
                .forEach(inbox -> table.row(
                        Formats.text(inbox, "email"),
                        Formats.text(inbox, "name"),
                        Formats.minute(inbox, "created_at", surroundings().zone()),
                        Formats.text(inbox, "id")));
        Paging.show(terminal(), page, table, "There is no inbox yet: say `mailboxkit inboxes create NAME`.");
    }

    @Command(name = "create", description = "Make an inbox.")
    static final class Create extends Verb {

        @Parameters(paramLabel = "NAME", description = "What it is called")
        private String name = "";

        @Option(
                names = "--email",
                paramLabel = "ADDRESS",
                description = "Its address, on a verified domain or the agents' domain; else a random one")
        private @Nullable String email;

        @Mixin
        private final IdempotencyOption once = new IdempotencyOption();

        @Override
        void run(Platform platform) {
            var inbox = new HashMap<String, String>();
            inbox.put("name", name);
            if (email != null) {
                inbox.put("email", email);
            }
            var answer = platform.post(Target.of("/inboxes"), inbox, once.key());
            if (isJson()) {
                terminal().printJson(answer.body());
            } else {
                terminal()
                        .print("%s  %s\n"
                                .formatted(Formats.text(answer.data(), "email"), Formats.text(answer.data(), "id")));
            }
        }
    }

    @Command(name = "delete", description = "Delete an inbox with all its messages.")
    static final class Delete extends Verb {

        @Parameters(paramLabel = "INBOX", description = "Its id or address")
        private String inbox = "";

        @Override
        void run(Platform platform) {
            platform.delete(Target.of("/inboxes/{}", InboxVerb.inbox(platform, inbox)));
            terminal().say("%s is deleted.".formatted(inbox));
        }
    }
}
