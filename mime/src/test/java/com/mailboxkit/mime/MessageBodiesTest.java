package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.FileContentStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageBodiesTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatWasStoredBeforeAnythingWasFoundInMessages() throws IOException {
        var store = new FileContentStore(folder);
        var stored = store.put("""
                {"text": "Hi", "html": null, "extractedText": "Hi"}""".getBytes(StandardCharsets.UTF_8));

        assertThat(new MessageBodies(store).get(stored)).isEqualTo(new MessageBody("Hi", null, "Hi"));
    }
}
