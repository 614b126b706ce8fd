package com.mailboxkit.command.apikey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param perOrganization keys of one organization that are not revoked; beyond it 422 `limit_reached`
@ConfigurationProperties("mailboxkit.api-keys")
record ApiKeyProperties(@DefaultValue("100") int perOrganization) {

    ApiKeyProperties {
        if (perOrganization < 1) {
            throw new IllegalArgumentException("mailboxkit.api-keys.per-organization: must be at least 1");
        }
    }
}
