package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.MessageHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message to be composed. `headers` must have a Message-ID, a From and a Date; at least one of `text` and `html`
/// is there. The bytes of the attachments are in the content store already.
public record Draft(
        MessageHeaders headers,
        List<ExtraField> extras,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments) {}
