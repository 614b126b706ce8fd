package com.mailboxkit.query.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Storage limits of messages. Content that several messages share counts for each.
///
/// @param organizationLimit of all messages of an organization, including the sandbox; 0: no limit
/// @param inboxLimit of all messages of an inbox; 0: no limit
@ConfigurationProperties("mailboxkit.storage")
public record StorageLimitProperties(
        @DefaultValue("5GB") DataSize organizationLimit,
        @DefaultValue("2GB") DataSize inboxLimit) {}
