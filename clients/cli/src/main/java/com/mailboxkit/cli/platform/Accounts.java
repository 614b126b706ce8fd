package com.mailboxkit.cli.platform;

import com.mailboxkit.cli.platform.Failure.Exit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// The keys of a person in a file that nobody else can read. Each belongs to one server and is told to no other.
public final class Accounts {

    private static final String SERVER = "server";
    private static final String ACCOUNTS = "accounts";

    private final Path file;

    public Accounts(Path file) {
        this.file = file;
    }

    /// The server that was registered at, or logged in to, last.
    public Optional<URI> server() {
        return read().path(SERVER).asStringOpt().map(URI::create);
    }

    public Optional<Account> at(URI server) {
        var account = read().path(ACCOUNTS).path(server.toString());
        return account.path("api_key")
                .asStringOpt()
                .map(key -> new Account(key, account.path("inbox").asStringOpt().orElse(null)));
    }

    /// Makes this the account of the server, and the server the one that is meant where none is named.
    public void keep(URI server, Account account) {
        var all = read();
        all.put(SERVER, server.toString());
        var kept = all.withObjectProperty(ACCOUNTS).putObject(server.toString()).put("api_key", account.key());
        if (account.inbox() != null) {
            kept.put("inbox", account.inbox());
        }
        write(all);
    }

    public void forget(URI server) {
        var all = read();
        all.withObjectProperty(ACCOUNTS).remove(server.toString());
        if (all.path(SERVER).asString("").equals(server.toString())) {
            all.remove(SERVER);
        }
        write(all);
    }

    private ObjectNode read() {
        try {
            if (!Files.exists(file)) {
                return Answer.JSON.createObjectNode();
            }
            return (ObjectNode) Answer.JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "%s cannot be read: %s".formatted(file, e.getMessage()));
        } catch (JacksonException | ClassCastException notOurs) {
            throw new Failure(
                    Exit.FAILED, "%s is not what this program writes. Repair it, or move it away.".formatted(file));
        }
    }

    /// Whole or not at all, and at no time readable by others.
    private void write(ObjectNode all) {
        try {
            var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
            Files.createDirectories(folder, permissions(folder, "rwx------"));
            var draft = Files.createTempFile(folder, "config", ".json", permissions(folder, "rw-------"));
            Files.writeString(draft, all.toPrettyString() + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "%s cannot be written: %s".formatted(file, e.getMessage()));
        }
    }

    private static FileAttribute<?>[] permissions(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
