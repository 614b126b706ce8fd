package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.AttachmentId;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message to be composed. `headers` must have a Message-ID, a From and a Date; at least one of `text` and
/// `html` is set. The bytes of the attachments are in the content store already.
///
/// @param extras fields that are written verbatim, such as those that an agent adds
/// @param mediaTypes of attachments, where they have parameters
/// @param pixel inserted into the HTML that is sent, not into the stored one; null where opens are not tracked
public record Draft(
        MessageHeaders headers,
        List<ExtraField> extras,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments,
        Map<AttachmentId, MediaType> mediaTypes,
        @Nullable OpenPixel pixel) {

    /// Without open tracking.
    public Draft(
            MessageHeaders headers,
            List<ExtraField> extras,
            @Nullable String text,
            @Nullable String html,
            List<Attachment> attachments) {
        this(headers, extras, text, html, attachments, Map.of(), null);
    }

    /// A text that the platform sends automatically: marked so that no program answers it (RFC 3834).
    public static Draft automatic(MessageHeaders headers, String text) {
        var mark = new ExtraField("Auto-Submitted", "auto-generated");
        return new Draft(headers, List.of(mark), text, null, List.of());
    }
}
