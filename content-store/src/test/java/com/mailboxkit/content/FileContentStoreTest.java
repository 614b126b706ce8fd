package com.mailboxkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentStoreTest implements ContentStoreContract {

    @TempDir
    private Path root;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @Override
    public ContentStore store() {
        return store;
    }

    @Test
    void clearsAwayWhatACrashLeftHalfWritten() throws IOException {
        Files.writeString(root.resolve("incoming/left-over"), "half");

        new FileContentStore(root);

        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }
}
