package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Failure;
import com.mailboxkit.cli.platform.Failure.Exit;
import com.mailboxkit.cli.platform.Platform;
import com.mailboxkit.cli.platform.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.JsonNode;

/// Saves the attachments of a message. Their names are a stranger's: they choose neither a folder, nor a hidden
/// file, nor one that exists.
final class Attachments {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_OF_A_NAME = 1000;

    private final Platform platform;
    private final Target message;
    private final Path folder;

    /// @param message where it is
    Attachments(Platform platform, Target message, Path folder) {
        this.platform = platform;
        this.message = message;
        this.folder = folder;
    }

    /// @return the file that was written
    Path save(JsonNode attachment) throws IOException {
        Files.createDirectories(folder);
        var id = Formats.text(attachment, "id");
        var place = message.below("/attachments/{}", id);
        try (var bytes = platform.download(place)) {
            return write(bytes, harmless(Formats.text(attachment, "filename")));
        }
    }

    /// A name without folders, leading dots and what shells, Windows or terminals give a meaning to; the end stays.
    static String harmless(String name) {
        var plain = name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_")
                .replaceFirst("^[.\\s-]+", "")
                .strip();
        var end = plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
        return end.isEmpty() ? "attachment" : end;
    }

    private Path write(InputStream bytes, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var ending = dot > 0 ? name.substring(dot) : "";
        for (int i = 1; i <= MOST_OF_A_NAME; i++) {
            var file = folder.resolve(i == 1 ? name : "%s (%d)%s".formatted(stem, i, ending));
            try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                bytes.transferTo(out);
                return file;
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
        throw new Failure(Exit.FAILED, "%s holds too many files named %s.".formatted(folder, name));
    }
}
