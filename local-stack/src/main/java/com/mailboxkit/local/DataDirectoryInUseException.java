package com.mailboxkit.local;

import java.nio.file.Path;

/// Another MailboxKit holds the data folder.
public final class DataDirectoryInUseException extends LocalStackException {

    DataDirectoryInUseException(Path directory, String pid) {
        super("%s is in use by another MailboxKit (pid %s). Stop it, or give --data another folder."
                .formatted(directory, pid.isEmpty() ? "unknown" : pid));
    }
}
