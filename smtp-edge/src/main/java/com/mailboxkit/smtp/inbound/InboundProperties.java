package com.mailboxkit.smtp.inbound;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The SMTP server.
///
/// @param port 0 for any free one
/// @param hostname what it calls itself
/// @param maxMessageSize announced as SIZE (RFC 1870); beyond it 552
/// @param maxRecipients of one transaction; beyond it 452
/// @param maxConnections at a time
@ConfigurationProperties("mailboxkit.smtp")
public record InboundProperties(
        @DefaultValue("2525") int port,
        @DefaultValue("localhost") String hostname,
        @DefaultValue("50MB") DataSize maxMessageSize,
        @DefaultValue("100") int maxRecipients,
        @DefaultValue("2000") int maxConnections) {}
