package com.mailboxkit.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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
        var leftOver = Files.writeString(root.resolve("incoming/left-over"), "half");
        Files.setLastModifiedTime(leftOver, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        new FileContentStore(root);

        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void leavesAloneWhatAnotherNodeIsWriting() throws IOException {
        try (var sink = store.open()) {
            sink.write("whole".getBytes(UTF_8));
            var other = new FileContentStore(root);

            assertThat(other.read(sink.commit())).hasContent("whole");
        }
    }
}
