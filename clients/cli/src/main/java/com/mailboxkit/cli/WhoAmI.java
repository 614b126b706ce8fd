package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "whoami",
        description = "Which server, organization and inbox the verbs work with, and what the wallet holds.")
final class WhoAmI extends InboxVerb {

    @Override
    void run(Platform platform) {
        var organization = platform.get(Target.of("/organization")).data();
        var wallet = platform.get(Target.of("/wallet")).data();
        var inbox = platform.get(Target.of("/inboxes/{}", inbox(platform))).data();
        if (isJson()) {
            var all = JsonNodeFactory.instance
                    .objectNode()
                    .put("server", platform.server().toString())
                    .setAll(Map.of("organization", organization, "wallet", wallet, "inbox", inbox));
            terminal().printJson(all.toString());
            return;
        }
        terminal().print("""
                        Server        %s
                        Organization  %s (%s), of %s
                        Inbox         %s (%s)
                        Wallet        %s, enough for %s messages
                        """.formatted(
                        platform.server(),
                        Formats.text(organization, "name"),
                        Formats.text(organization, "id"),
                        Formats.text(organization, "owner_email"),
                        Formats.text(inbox, "email"),
                        Formats.text(inbox, "id"),
                        Formats.text(wallet, "balance_dollars"),
                        Formats.text(wallet, "emails_remaining")));
    }
}
