package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

final class MimeFixtures {

    static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");

    private MimeFixtures() {}

    /// The header of a message to be composed, with what a test is about.
    static MessageHeaders headers(String subject, Mailbox from, Mailbox... to) {
        return new MessageHeaders(
                "<1@agent.localhost>", List.of(), List.of(), from, List.of(), List.of(to), List.of(), subject, NOW);
    }

    static byte[] bytes(ContentStore store, ContentRef ref) throws IOException {
        try (var content = store.read(ref)) {
            return content.readAllBytes();
        }
    }

    static String raw(ContentStore store, ParsedMessage message) throws IOException {
        return new String(bytes(store, message.content().raw()), StandardCharsets.UTF_8);
    }
}
