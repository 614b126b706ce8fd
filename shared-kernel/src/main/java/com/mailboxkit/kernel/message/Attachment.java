package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.content.ContentRef;
import org.jspecify.annotations.Nullable;

/// A file of a message.
///
/// @param filename decoded name without any path; never empty
/// @param mimeType media type without parameters, in lower case
/// @param content the decoded bytes
/// @param contentId Content-ID (RFC 2392) without angle brackets, where the HTML body may refer to it
/// @param disposition `inline` for part of the text, such as an image that the HTML shows, `attachment` for a
///     file (RFC 2183); null in events from before it was stored
public record Attachment(
        AttachmentId id,
        String filename,
        String mimeType,
        ContentRef content,
        @Nullable String contentId,
        @Nullable String disposition) {

    /// Without a disposition.
    public Attachment(
            AttachmentId id, String filename, String mimeType, ContentRef content, @Nullable String contentId) {
        this(id, filename, mimeType, content, contentId, null);
    }
}
