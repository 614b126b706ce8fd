package com.mailboxkit.query.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of concurrent searches in Elasticsearch, for one node.
///
/// @param total over all organizations
/// @param perOrganization of one organization; further ones wait, round-robin with those of other organizations
/// @param maxWaiting of one organization; further ones get 429 `rate_limited`
@ConfigurationProperties("mailboxkit.search")
public record SearchProperties(
        @DefaultValue("16") int total,
        @DefaultValue("2") int perOrganization,
        @DefaultValue("100") int maxWaiting) {

    public SearchProperties {
        if (total < 1 || perOrganization < 1 || maxWaiting < 0) {
            throw new IllegalArgumentException(
                    "mailboxkit.search: total and per-organization must be at least 1, max-waiting at least 0");
        }
    }
}
