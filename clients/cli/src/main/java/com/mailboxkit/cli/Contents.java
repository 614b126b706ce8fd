package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a message says, and whom beside.
final class Contents {

    /// The most that fits, in base64, into the 75 MB of a request.
    private static final long LARGEST = 50_000_000;

    @Option(
            names = {"-t", "--text"},
            paramLabel = "TEXT",
            description = "What it says; without it, and without --html, standard input does")
    private @Nullable String text;

    @Option(names = "--html", paramLabel = "FILE", description = "What it says as HTML")
    private @Nullable Path html;

    @Option(names = "--cc", paramLabel = "ADDRESS", description = "Copy to; may be said again")
    private List<String> cc = new ArrayList<>();

    @Option(names = "--bcc", paramLabel = "ADDRESS", description = "Copy to, unseen by the others; may be said again")
    private List<String> bcc = new ArrayList<>();

    @Option(
            names = {"-a", "--attach"},
            paramLabel = "FILE",
            description = "Attach a file; may be said again")
    private List<Path> attach = new ArrayList<>();

    /// As members of the request.
    Map<String, Object> read(Terminal terminal) {
        var said = new LinkedHashMap<String, Object>();
        if (text != null) {
            said.put("text", text);
        } else if (html == null) {
            said.put("text", standardInput(terminal));
        }
        if (html != null) {
            said.put("html", new String(bytes(html), StandardCharsets.UTF_8));
        }
        said.put("cc", cc);
        said.put("bcc", bcc);
        said.put("attachments", attachments());
        return said;
    }

    private List<Map<String, String>> attachments() {
        long together = attach.stream().mapToLong(Contents::size).sum();
        if (together > LARGEST) {
            throw new Failure(
                    Exit.MISUSED,
                    "The attachments have %s: no more than %s fit into a message."
                            .formatted(Formats.size(together), Formats.size(LARGEST)));
        }
        return attach.stream().map(Contents::attachment).toList();
    }

    private static Map<String, String> attachment(Path file) {
        var attachment = new LinkedHashMap<String, String>();
        attachment.put("filename", String.valueOf(file.getFileName()));
        attachment.put("content", Base64.getEncoder().encodeToString(bytes(file)));
        try {
            var type = Files.probeContentType(file);
            if (type != null) {
                attachment.put("content_type", type);
            }
        } catch (IOException unknown) {
            throw unreadable(file, unknown);
        }
        return attachment;
    }

    private static String standardInput(Terminal terminal) {
        if (terminal.isWatched() && System.console() != null && System.console().isTerminal()) {
            terminal.say("The text, ended by Ctrl-D on a line of its own:");
        }
        try {
            var text = new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
            if (text.isBlank()) {
                throw new Failure(
                        Exit.MISUSED, "There is nothing to send: say --text, --html or give it on standard input.");
            }
            return text;
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "Standard input cannot be read: " + e.getMessage());
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Failure unreadable(Path file, IOException e) {
        return new Failure(
                Exit.MISUSED,
                "%s cannot be read (%s)."
                        .formatted(file, e.getClass().getSimpleName().replace("Exception", "")));
    }
}
