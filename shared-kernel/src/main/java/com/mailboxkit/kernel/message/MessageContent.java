package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.content.ContentRef;
import java.util.List;

/// Where everything of a message is kept.
///
/// @param raw the RFC 5322 bytes as they came or as they go
/// @param body a JSON document of the readable text, see `MessageBody` of the mime module
/// @param attachments in the order of the message
public record MessageContent(ContentRef raw, ContentRef body, List<Attachment> attachments) {

    public MessageContent {
        attachments = List.copyOf(attachments);
    }
}
