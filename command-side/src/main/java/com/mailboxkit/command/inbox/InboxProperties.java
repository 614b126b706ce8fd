package com.mailboxkit.command.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param perOrganization inboxes of one organization; beyond it 422 `limit_reached`
@ConfigurationProperties("mailboxkit.inboxes")
record InboxProperties(@DefaultValue("1000") int perOrganization) {

    InboxProperties {
        if (perOrganization < 1) {
            throw new IllegalArgumentException("mailboxkit.inboxes.per-organization: must be at least 1");
        }
    }
}
