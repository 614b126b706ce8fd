package com.mailboxkit.command.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param perOrganization domains of one organization; beyond it 422 `limit_reached`
/// @param checkEvery how often DNS is asked whether a domain is still what it was
@ConfigurationProperties("mailboxkit.domains")
public record DomainProperties(
        @DefaultValue("100") int perOrganization,
        @DefaultValue("1d") Duration checkEvery) {

    public DomainProperties {
        if (checkEvery.isNegative() || checkEvery.isZero()) {
            throw new IllegalArgumentException("mailboxkit.domains.check-every must be positive");
        }
    }
}
