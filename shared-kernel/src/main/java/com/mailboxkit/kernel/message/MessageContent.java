package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.content.ContentRef;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where everything of a message is kept.
///
/// @param raw the RFC 5322 bytes as they came or as they go
/// @param body a JSON document of the readable text, see `MessageBody` of the mime module
/// @param attachments in the order of the message
/// @param openSlot the byte of `raw` from which on each recipient's copy has a token of its own, of the length of the
///     one that stands there (see [OpenTokens]); null where opens are not tracked
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

    /// All of it.
    public List<ContentRef> refs() {
        return Stream.concat(Stream.of(raw, body), attachments.stream().map(Attachment::content))
                .toList();
    }

    /// Bytes of all of it together, whether others share them or not.
    public long bytes() {
        return refs().stream().mapToLong(ContentRef::size).sum();
    }

    public boolean tracksOpens() {
        return openSlot != null;
    }
}
