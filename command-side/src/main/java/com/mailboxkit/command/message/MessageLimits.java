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
public record MessageLimits(
        @DefaultValue("50") int maxRecipients,
        @DefaultValue("5") int maxAttachments,
        @DefaultValue("10MB") DataSize maxAttachmentSize,
        @DefaultValue("998") int maxSubjectLength,
        @DefaultValue("2000000") int maxTextLength,
        @DefaultValue("20") int maxHeaders,
        @DefaultValue("2000") int maxHeaderLength) {}
