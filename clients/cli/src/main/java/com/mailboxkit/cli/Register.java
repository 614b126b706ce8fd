package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Account;
import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.TerminalText;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "register",
        description = "Get a key, an inbox with an address, and opening credit. The key is kept for later calls.")
final class Register extends Verb {

    @Parameters(paramLabel = "NAME", description = "What it is called")
    private String name = "";

    @Parameters(paramLabel = "OWNER_EMAIL", description = "The address of the person it belongs to")
    private String owner = "";

    @Mixin
    private final IdempotencyOption once = new IdempotencyOption();

    @Override
    boolean needsKey() {
        return false;
    }

    @Override
    Optional<String> key() {
        return Optional.empty();
    }

    /// A key is shown once: one that is kept already must not get lost.
    @Override
    void run(Platform platform) {
        if (accounts().at(platform.server()).isPresent()) {
            throw new Failure(
                    Exit.FAILED,
                    "There is a key for %s already (`mailboxkit whoami`). To use another, say `mailboxkit logout` first."
                            .formatted(platform.server()));
        }
        var answer = platform.post(Target.of("/register"), Map.of("name", name, "owner_email", owner), once.key());
        var made = answer.json();
        accounts()
                .keep(
                        platform.server(),
                        new Account(
                                made.path("api_key").asString(),
                                made.path("inbox_id").asString()));
        if (isJson()) {
            terminal().printJson(answer.body());
        } else {
            terminal()
                    .print("Your address is %s. The key is kept for later calls.\n"
                            .formatted(TerminalText.line(made.path("email").asString())));
        }
    }
}
