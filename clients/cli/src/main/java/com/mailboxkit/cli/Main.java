package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Refused;
import com.mailboxkit.cli.terminal.Terminal;
import com.mailboxkit.cli.terminal.TerminalText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// `./mailboxkit send`, `inbox`, `read` and the other verbs for people.
@Command(
        name = "mailboxkit",
        description = "Mail from the command line, on any MailboxKit server.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            Register.class,
            Login.class,
            Logout.class,
            WhoAmI.class,
            Inboxes.class,
            Send.class,
            Reply.class,
            Inbox.class,
            Read.class,
            Search.class,
            Threads.class,
            Wait.class,
            Code.class,
            Events.class,
            Ledger.class
        },
        footer = {
            "",
            "Exit status: 0 done, 1 failed, 2 misused, 3 no key that is let in, 4 not enough credit, 5 later,",
            "6 server away, 7 nothing came."
        })
public final class Main {

    private final CommandContext surroundings;

    private Main(CommandContext surroundings) {
        this.surroundings = surroundings;
    }

    CommandContext surroundings() {
        return surroundings;
    }

    /// @param arguments a verb, then what it is told
    public static void main(String[] arguments) {
        var terminal = new Terminal(
                System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), Integer.getInteger("columns", 0));
        System.exit(run(
                new CommandContext(
                        terminal,
                        System.getenv(),
                        Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home"))),
                        ZoneId.systemDefault()),
                arguments));
    }

    /// @return exit status
    static int run(CommandContext surroundings, String... arguments) {
        var terminal = surroundings.terminal();
        return new CommandLine(new Main(surroundings))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExecutionExceptionHandler((failure, verb, parsed) -> told(terminal, failure, verb))
                .execute(arguments);
    }

    /// @return exit status
    private static int told(Terminal terminal, Exception exception, CommandLine verb) throws Exception {
        if (!(exception instanceof Failure failure)) {
            throw exception;
        }
        boolean json = verb.getCommand() instanceof Verb it && it.isJson();
        if (json && failure instanceof Refused refused) {
            terminal.say(TerminalText.json(refused.answer().body().strip()));
        } else {
            terminal.say("mailboxkit: " + failure.message());
        }
        return failure.exit().status();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
