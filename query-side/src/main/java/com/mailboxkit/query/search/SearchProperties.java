package com.mailboxkit.query.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many searches one node asks Elasticsearch for at a time.
///
/// @param total over all organizations
/// @param perOrganization of one organization; the others wait, in turn with those of other organizations
/// @param maxWaiting of one organization; the next one is 429 `rate_limited`
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
