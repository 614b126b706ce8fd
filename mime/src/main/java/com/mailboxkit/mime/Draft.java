package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message to be composed. `headers` must have a Message-ID, a From and a Date; at least one of `text` and `html`
/// is there. The bytes of the attachments are in the content store already.
///
/// @param automatic whether no person wrote it, so that no program shall answer it (RFC 3834)
public record Draft(
        MessageHeaders headers,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments,
        boolean automatic) {

    public Draft(MessageHeaders headers, @Nullable String text, @Nullable String html, List<Attachment> attachments) {
        this(headers, text, html, attachments, false);
    }

    /// A text that the platform writes by itself.
    public static Draft automatic(MessageHeaders headers, String text) {
        return new Draft(headers, text, null, List.of(), true);
    }
}
