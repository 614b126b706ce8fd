package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;

/// A message that was read or composed: what its header says, and where its parts are kept.
///
/// @param autoSubmitted whether a program wrote it by itself, so that no program may answer (RFC 3834)
/// @param report whether it says of itself that it is a report (RFC 6522)
public record ParsedMessage(MessageHeaders headers, MessageContent content, boolean autoSubmitted, boolean report) {

    /// What a person wrote.
    ParsedMessage(MessageHeaders headers, MessageContent content) {
        this(headers, content, false, false);
    }
}
