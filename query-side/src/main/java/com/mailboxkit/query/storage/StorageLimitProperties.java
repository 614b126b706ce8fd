package com.mailboxkit.query.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What messages may need of storage. What several share counts for each.
///
/// @param organizationLimit of all messages of an organization, those of the sandbox included; 0: any number
/// @param inboxLimit of all messages of an inbox; 0: any number
@ConfigurationProperties("mailboxkit.storage")
public record StorageLimitProperties(
        @DefaultValue("5GB") DataSize organizationLimit,
        @DefaultValue("2GB") DataSize inboxLimit) {}
