package com.mailboxkit.command.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a message to be sent may have at most.
///
/// @param maxRecipients over to, cc and bcc
/// @param maxAttachments number of files
/// @param maxAttachmentSize of one file, decoded
/// @param maxSubjectLength characters
/// @param maxTextLength characters of `text` and of `html`, each
/// @param maxHeaders header fields that the caller adds
/// @param maxHeaderLength characters of the value of one
@ConfigurationProperties("mailboxkit.messages")
public record MessageProperties(
        @DefaultValue("" + RECIPIENTS) int maxRecipients,
        @DefaultValue("" + ATTACHMENTS) int maxAttachments,
        @DefaultValue("10MB") DataSize maxAttachmentSize,
        @DefaultValue("" + SUBJECT_LENGTH) int maxSubjectLength,
        @DefaultValue("" + TEXT_LENGTH) int maxTextLength,
        @DefaultValue("" + HEADERS) int maxHeaders,
        @DefaultValue("" + HEADER_LENGTH) int maxHeaderLength) {

    // unless configured otherwise, which the description of the API tells
    static final int RECIPIENTS = 50;
    static final int ATTACHMENTS = 5;
    static final int SUBJECT_LENGTH = 998;
    static final int TEXT_LENGTH = 2_000_000;
    static final int HEADERS = 20;
    static final int HEADER_LENGTH = 2_000;
}
