package com.mailboxkit.command.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What things cost, in mills (thousandths of a US dollar).
///
/// @param openingCreditMills gift to a new organization
/// @param openingCreditsPerOwner how many organizations of one owner get it; 0: all of them
/// @param messageMills price of a message to one recipient; more than 0
/// @param recipientMills added for each recipient after the first
/// @param attachmentMills added for each attachment
@ConfigurationProperties("mailboxkit.tariff")
public record Tariff(
        @DefaultValue("1000") long openingCreditMills,
        @DefaultValue("1") int openingCreditsPerOwner,
        @DefaultValue("2") long messageMills,
        @DefaultValue("2") long recipientMills,
        @DefaultValue("1") long attachmentMills) {

    public Tariff {
        if (openingCreditMills < 0
                || openingCreditsPerOwner < 0
                || messageMills <= 0
                || recipientMills < 0
                || attachmentMills < 0) {
            throw new IllegalArgumentException(
                    "mailboxkit.tariff: message-mills must be positive, the other amounts must not be negative");
        }
    }

    /// @param recipients of the envelope
    public long costOf(int recipients, int attachments) {
        return messageMills + Math.max(0, recipients - 1) * recipientMills + attachments * attachmentMills;
    }
}
