package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.content.ContentRef;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the parts of a message are stored.
///
/// @param raw the RFC 5322 bytes as received or as sent
/// @param body a JSON document of the readable text, see `MessageBody` of the mime module
/// @param attachments in the order of the message
/// @param openSlot the byte of `raw` where each recipient's copy has its own token, of the length of the
///     placeholder there (see [OpenTokens]); null where opens are not tracked
public record MessageContent(
        ContentRef raw,
        ContentRef body,
        List<Attachment> attachments,
        @Nullable Long openSlot) {

    public MessageContent {
        attachments = List.copyOf(attachments);
    }

    /// Of a message whose opens are not tracked.
    public MessageContent(ContentRef raw, ContentRef body, List<Attachment> attachments) {
        this(raw, body, attachments, null);
    }

    /// All of its contents.
    public List<ContentRef> refs() {
        return Stream.concat(Stream.of(raw, body), attachments.stream().map(Attachment::content))
                .toList();
    }

    /// Total bytes, whether other messages share them or not.
    public long bytes() {
        return refs().stream().mapToLong(ContentRef::size).sum();
    }

    public boolean tracksOpens() {
        return openSlot != null;
    }
}
