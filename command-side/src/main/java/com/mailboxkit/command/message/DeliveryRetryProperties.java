package com.mailboxkit.command.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When delivery is tried again (RFC 5321, section 4.5.4.1).
///
/// @param first wait after the first deferral; doubled after each further one
/// @param longest no wait is longer
/// @param giveUpAfter age at which a message that is still deferred is bounced; one of whose attempts nothing is heard,
///     since they fail here, is bounced when it is older by `longest`
/// @param watchdog after this long without a result, the attempt is asked for again; one that still runs ignores it,
///     one that was lost with its process begins anew
@ConfigurationProperties("mailboxkit.delivery.retries")
public record DeliveryRetryProperties(
        @DefaultValue("1m") Duration first,
        @DefaultValue("4h") Duration longest,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("1m") Duration watchdog) {

    public DeliveryRetryProperties {
        if (first.isNegative() || first.isZero() || watchdog.isNegative() || watchdog.isZero()) {
            throw new IllegalArgumentException("mailboxkit.delivery.retries: first and watchdog must be positive");
        }
    }

    /// Age at which a message is bounced of whose attempts nothing is heard. Later than [#giveUpAfter], so that one
    /// that still runs then can tell how it ended.
    Duration silentGiveUpAfter() {
        return giveUpAfter.plus(longest);
    }

    /// The wait after the given attempt, 1 for the first.
    Duration waitAfter(int attempt) {
        var wait = first;
        for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
