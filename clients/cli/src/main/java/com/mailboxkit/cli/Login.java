package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Account;
import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The key is no argument: those can be seen by every user of the machine, and stay in the history of the shell.
@Command(
        name = "login",
        description = "Keep a key that you have, for later calls: you are asked for it, or it comes on standard input.")
final class Login extends Verb {

    private static final int LONGEST_KEY = 1000;

    @Option(
            names = "--inbox",
            paramLabel = "INBOX",
            description = "Id or address of the inbox that is meant from now on")
    private @Nullable String inbox;

    private @Nullable String entered;

    @Override
    Optional<String> key() {
        if (entered == null) {
            entered = enter();
        }
        return Optional.of(entered);
    }

    @Override
    void run(Platform platform) {
        var answer = platform.get(Target.of("/organization"));
        var named = Optional.ofNullable(inbox)
                .map(name -> InboxVerb.inbox(platform, name))
                .orElse(null);
        if (named != null) {
            platform.get(Target.of("/inboxes/{}", named));
        }
        accounts().keep(platform.server(), new Account(key().orElseThrow(), named));
        if (isJson()) {
            terminal().printJson(answer.body());
        } else {
            terminal()
                    .print("Logged in to %s as %s.\n"
                            .formatted(
                                    platform.server(),
                                    TerminalText.line(answer.data().path("name").asString(""))));
        }
    }

    private String enter() {
        var console = System.console();
        var key = console != null && console.isTerminal() && terminal().isWatched()
                ? String.valueOf(console.readPassword("API key (not shown): "))
                : fromStandardInput();
        // it becomes a header
        if (!key.strip().matches("[!-~]+")) {
            throw new Failure(Exit.MISUSED, "That is no key: keys begin with mbk_.");
        }
        return key.strip();
    }

    private String fromStandardInput() {
        try {
            return new String(terminal().in().readNBytes(LONGEST_KEY), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Standard input cannot be read: " + e.getMessage());
        }
    }
}
