package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Answer;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.Table;
import com.mailboxkit.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of a list is asked for.
final class Paging {

    @Option(names = "--limit", paramLabel = "N", description = "How many at most, up to 100 (25)")
    private @Nullable Integer limit;

    @Option(
            names = "--cursor",
            paramLabel = "CURSOR",
            description = "Go on where an earlier list said that there is more")
    private @Nullable String cursor;

    @Nullable
    Integer limit() {
        return limit;
    }

    @Nullable
    String cursor() {
        return cursor;
    }

    Target of(Target list) {
        return list.with("limit", limit).with("cursor", cursor);
    }

    static void show(Terminal terminal, Answer page, Table table, String whenEmpty) {
        terminal.print(table, whenEmpty);
        sayMore(terminal, page);
    }

    static void sayMore(Terminal terminal, Answer page) {
        page.nextCursor().ifPresent(next -> terminal.say("There is more: add --cursor " + next));
    }
}
