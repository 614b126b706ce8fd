package com.mailboxkit.command.sending;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much an organization may send to recipients outside, which are those at other servers.
///
/// @param ramp whether the next four apply; operators can limit a single organization in any case
/// @param unconfirmedRecipients in 24 hours, until the owner has confirmed the address; 0: none
/// @param confirmedRecipients in 24 hours, from then on
/// @param growth more than `confirmedRecipients` are so many times the recipients that were reached on the best of
///     the seven days before
/// @param mostRecipients in 24 hours, however many were reached
/// @param pauseAtBounces part of the recipients of seven days that do not exist, from 0 to 1, at which sending is
///     paused; 0: never
/// @param leastBounces so many are too few to pause
/// @param pauseAtComplaints part of the recipients of seven days that complain, from 0 to 1, at which sending is
///     paused; 0: never
/// @param leastComplaints so many are too few to pause
@ConfigurationProperties("mailboxkit.sending")
public record SendingProperties(
        @DefaultValue("true") boolean ramp,
        @DefaultValue("20") int unconfirmedRecipients,
        @DefaultValue("200") int confirmedRecipients,
        @DefaultValue("2") double growth,
        @DefaultValue("100000") int mostRecipients,
        @DefaultValue("0.1") double pauseAtBounces,
        @DefaultValue("10") int leastBounces,
        @DefaultValue("0.005") double pauseAtComplaints,
        @DefaultValue("3") int leastComplaints) {

    public SendingProperties {
        boolean isCount = unconfirmedRecipients >= 0
                && confirmedRecipients >= unconfirmedRecipients
                && mostRecipients >= confirmedRecipients
                && leastBounces >= 0
                && leastComplaints >= 0;
        boolean isPart = isPart(pauseAtBounces) && isPart(pauseAtComplaints) && growth >= 1;
        if (!isCount || !isPart) {
            throw new IllegalArgumentException("mailboxkit.sending: 0 <= unconfirmed-recipients <= confirmed-recipients"
                    + " <= most-recipients, growth is at least 1, and pause-at-bounces and pause-at-complaints are"
                    + " between 0 and 1");
        }
    }

    private static boolean isPart(double value) {
        return value >= 0 && value <= 1;
    }
}
