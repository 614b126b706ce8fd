package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import com.mailboxkit.cli.terminal.TerminalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "read", description = "Show a message; save its attachments.")
final class Read extends InboxVerb {

    @Parameters(paramLabel = "MESSAGE", description = "Id of the message")
    private String message = "";

    @ArgGroup
    private Part part = new Part();

    @Option(
            names = "--save",
            paramLabel = "FOLDER",
            description = "Save the attachments there; files that exist stay as they are")
    private @Nullable Path folder;

    /// Which of its texts is shown.
    static final class Part {

        @Option(names = "--full", description = "With what it quotes, and its signature")
        private boolean full;

        @Option(names = "--html", description = "Its HTML, without what runs or loads anything")
        private boolean html;

        @Option(names = "--raw", description = "As it came or went (RFC 5322)")
        private boolean raw;
    }

    @Override
    void run(Platform platform) throws IOException {
        var place = Target.of("/inboxes/{}/messages/{}", inbox(platform), message);
        if (part.raw) {
            raw(platform, place.below("/raw"));
            return;
        }
        var answer = platform.get(place);
        if (isJson()) {
            terminal().printJson(answer.body());
        } else {
            terminal().print(shown(answer.data()));
        }
        if (folder != null) {
            var attachments = new Attachments(platform, place, folder);
            for (var attachment : answer.data().path("attachments")) {
                terminal().say("Saved %s".formatted(attachments.save(attachment)));
            }
        }
    }

    /// Byte by byte into a file or pipe; a terminal is shown what it does not obey.
    private void raw(Platform platform, Target raw) throws IOException {
        try (var bytes = platform.download(raw)) {
            if (terminal().isWatched()) {
                terminal().print(TerminalText.text(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
            } else {
                bytes.transferTo(terminal().out());
                terminal().out().flush();
            }
        }
    }

    private String shown(JsonNode message) {
        var zone = surroundings().zone();
        if (part.html) {
            return Reading.html(message, zone);
        }
        return part.full ? Reading.full(message, zone) : Reading.fresh(message, zone);
    }
}
