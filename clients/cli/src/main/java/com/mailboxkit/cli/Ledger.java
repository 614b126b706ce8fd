package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "ledger", description = "List what came into the wallet and what was spent, the newest first.")
final class Ledger extends Verb {

    @Option(names = "--kind", paramLabel = "KIND", description = "Only entries of this kind, such as charge")
    private @Nullable String kind;

    @Option(
            names = "--reference",
            paramLabel = "TEXT",
            description = "Only of this reference, such as the id of a message")
    private @Nullable String reference;

    @Option(names = "--since", paramLabel = "DAY", description = "Not before, such as 2026-01-31")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DAY", description = "Not after")
    private @Nullable String until;

    @Mixin
    private final Paging paging = new Paging();

    @Override
    void run(Platform platform) {
        var list = Target.of("/wallet/ledger")
                .with("kind", kind)
                .with("reference", reference)
                .with("date_from", since)
                .with("date_to", until);
        var page = platform.get(paging.of(list));
        if (isJson()) {
            terminal().printJson(page.body());
            return;
        }
        var table = Table.of("when", "kind", ">amount", ">balance", "reference");
        page.data()
                .forEach(entry -> table.row(
                        Formats.second(entry, "at", surroundings().zone()),
                        Formats.text(entry, "kind"),
                        Formats.dollars(entry, "amount_mills"),
                        Formats.dollars(entry, "balance_after_mills"),
                        Formats.text(entry, "reference")));
        Paging.show(terminal(), page, table, "No entries.");
    }
}
