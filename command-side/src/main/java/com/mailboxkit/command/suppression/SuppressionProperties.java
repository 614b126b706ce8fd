package com.mailboxkit.command.suppression;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a suppression list may hold.
///
/// @param maxByHand addresses of one organization before one more may be added by hand; those that bounce or complain
///     are added in any case
@ConfigurationProperties("mailboxkit.suppressions")
public record SuppressionProperties(@DefaultValue("100000") int maxByHand) {

    public SuppressionProperties {
        if (maxByHand < 0) {
            throw new IllegalArgumentException("mailboxkit.suppressions.max-by-hand must not be negative");
        }
    }
}
