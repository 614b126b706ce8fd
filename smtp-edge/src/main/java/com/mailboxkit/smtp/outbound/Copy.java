package com.mailboxkit.smtp.outbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.OpenTokens;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What some recipients of a message get: the bytes that were stored when it was accepted. Where opens are tracked each
/// recipient has a copy that differs from those in one token.
///
/// @param token null in a copy for all
record Copy(
        ContentStore store,
        MessageContent content,
        List<String> recipients,
        @Nullable String token) {

    /// As few as there can be.
    static Stream<Copy> of(
            MessageId message, MessageContent content, List<String> recipients, ContentStore store, OpenTokens tokens) {
        return content.tracksOpens()
                ? recipients.stream()
                        .map(recipient -> new Copy(store, content, List.of(recipient), tokens.of(message, recipient)))
                : Stream.of(new Copy(store, content, recipients, null));
    }

    InputStream open() throws IOException {
        var stored = store.read(content.raw());
        var slot = content.openSlot();
        return slot == null || token == null ? stored : new TokenSubstitutingStream(stored, slot, token);
    }
}
