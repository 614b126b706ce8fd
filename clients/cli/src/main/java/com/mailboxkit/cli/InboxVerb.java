package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Account;
import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// A verb that is about one inbox.
abstract class InboxVerb extends Verb {

    private static final int MOST = 100;

    @Option(
            names = "--inbox",
            paramLabel = "INBOX",
            description =
                    "Id or address of the inbox (MAILBOXKIT_INBOX_ID, else the one logged in with, else the only one)")
    private @Nullable String inbox;

    /// @return what was said, id or address
    final Optional<String> named() {
        return Optional.ofNullable(inbox)
                .or(() -> surroundings().variable("MAILBOXKIT_INBOX_ID"))
                .or(this::kept);
    }

    /// The inbox of an account is one of its key: with another key it means nothing.
    private Optional<String> kept() {
        return accounts()
                .at(server())
                .filter(account -> key().filter(account.key()::equals).isPresent())
                .map(Account::inbox);
    }

    /// Id of the inbox.
    final String inbox(Platform platform) {
        return named().map(name -> inbox(platform, name)).orElseGet(() -> onlyInbox(platform));
    }

    /// @param name id or address
    static String inbox(Platform platform, String name) {
        if (!name.contains("@")) {
            return name;
        }
        for (var page = inboxes(platform, null); ; ) {
            var found = page.data()
                    .valueStream()
                    .filter(one -> one.path("email").asString("").equalsIgnoreCase(name))
                    .findFirst();
            if (found.isPresent()) {
                return id(found.get());
            }
            var cursor = page.nextCursor()
                    .orElseThrow(() -> new Failure(
                            Exit.FAILED, "You have no inbox %s: `mailboxkit inboxes` lists yours.".formatted(name)));
            page = inboxes(platform, cursor);
        }
    }

    private static String onlyInbox(Platform platform) {
        var all = inboxes(platform, null).data();
        return switch (all.size()) {
            case 0 -> throw new Failure(Exit.FAILED, "There is no inbox yet: say `mailboxkit inboxes create NAME`.");
            case 1 -> id(all.get(0));
            default ->
                throw new Failure(
                        Exit.MISUSED,
                        "There are several inboxes: name one with --inbox (`mailboxkit inboxes` lists them).");
        };
    }

    private static Answer inboxes(Platform platform, @Nullable String cursor) {
        return platform.get(Target.of("/inboxes").with("limit", MOST).with("cursor", cursor));
    }

    private static String id(JsonNode inbox) {
        return inbox.path("id").asString();
    }
}
