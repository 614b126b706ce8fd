package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "search",
        description = {
            "Search the messages of all inboxes, or of one.",
            "Words must all be there, in any English form; \"several words\" as they are, begin* and -without.",
            "Say -- before a word with a dash."
        })
final class Search extends Verb {

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "What to look for")
    private List<String> words = new ArrayList<>();

    @Option(names = "--inbox", paramLabel = "INBOX", description = "Only in this one, by id or address")
    private @Nullable String inbox;

    @Option(names = "--from", paramLabel = "WORDS", description = "Words of the sender's name or address")
    private @Nullable String from;

    @Option(
            names = "--in",
            paramLabel = "FIELD",
            split = ",",
            description = "Only in subject, body, from, to, attachments")
    private @Nullable List<String> fields;

    @Option(names = "--since", paramLabel = "DAY", description = "Not before, such as 2026-01-31")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "DAY", description = "Not after")
    private @Nullable String until;

    @Option(names = "--with-attachment", description = "Only messages with attachments")
    private boolean attached;

    @Mixin
    private final Paging paging = new Paging();

    @Override
    void run(Platform platform) {
        var query = new LinkedHashMap<String, @Nullable Object>();
        query.put("query", words.isEmpty() ? null : String.join(" ", words));
        query.put("inbox_id", inbox == null ? null : InboxVerb.inbox(platform, inbox));
        query.put("from", from);
        query.put("fields", fields);
        query.put("date_from", since);
        query.put("date_to", until);
        query.put("has_attachment", attached ? true : null);
        query.put("limit", paging.limit());
        query.put("cursor", paging.cursor());
        var page = platform.ask(Target.of("/messages/search"), query);
        if (isJson()) {
            terminal().printJson(page.body());
        } else {
            Paging.show(terminal(), page, Messages.table(page, surroundings().zone()), "Nothing found.");
        }
    }
}
