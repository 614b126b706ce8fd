package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "send", description = "Send a message. Its text comes from --text or standard input.")
final class Send extends InboxVerb {

    @Parameters(
            paramLabel = "TO",
            arity = "1..*",
            description = "Addresses, such as ann@example.com or 'Ann <ann@example.com>'")
    private List<String> to = new ArrayList<>();

    @Option(
            names = {"-s", "--subject"},
            paramLabel = "SUBJECT",
            required = true,
            description = "What it is about")
    private String subject = "";

    @Mixin
    private final Contents contents = new Contents();

    @Mixin
    private final IdempotencyOption once = new IdempotencyOption();

    @Override
    void run(Platform platform) {
        var inbox = inbox(platform);
        var message = contents.read(terminal());
        message.put("to", to);
        message.put("subject", subject);
        var answer = platform.post(Target.of("/inboxes/{}/messages/send", inbox), message, once.key());
        tell(terminal(), answer, isJson());
    }

    static void tell(Terminal terminal, Answer answer, boolean json) {
        if (json) {
            terminal.printJson(answer.body());
            return;
        }
        var sent = answer.data();
        terminal.print("%s, %s from %s to %s\n"
                .formatted(
                        Formats.text(sent, "id"),
                        Formats.text(sent, "status"),
                        Formats.text(sent, "from_email"),
                        Formats.list(sent, "to_emails")));
    }
}
