package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message to be composed. `headers` must have a Message-ID, a From and a Date; at least one of `text` and `html`
/// is there. The bytes of the attachments are in the content store already.
///
/// @param pixel put into the HTML that goes out, not into the one that readers here are shown; null where opens are
///     not tracked
public record Draft(
        MessageHeaders headers,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments,
        @Nullable OpenPixel pixel) {

    public Draft(MessageHeaders headers, @Nullable String text, @Nullable String html, List<Attachment> attachments) {
        this(headers, text, html, attachments, null);
    }
}
