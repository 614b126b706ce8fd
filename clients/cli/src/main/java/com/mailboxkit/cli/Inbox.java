package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "inbox", description = "List the messages of an inbox, the newest first.")
final class Inbox extends InboxVerb {

    @Mixin
    private final Filter filter = new Filter();

    @Option(names = "--direction", paramLabel = "DIRECTION", description = "inbound or outbound; both unless told")
    private @Nullable String direction;

    @Mixin
    private final Paging paging = new Paging();

    @Override
    void run(Platform platform) {
        var list = Target.of("/inboxes/{}/messages", inbox(platform)).with("direction", direction);
        var page = platform.get(paging.of(filter.of(list)));
        if (isJson()) {
            terminal().printJson(page.body());
        } else {
            Paging.show(terminal(), page, Messages.table(page, surroundings().zone()), "No messages.");
        }
    }
}
