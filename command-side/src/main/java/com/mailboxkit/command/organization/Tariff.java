package com.mailboxkit.command.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What things cost, in mills (thousandths of a US dollar).
///
/// @param openingCreditMills gift to a new organization
/// @param messageMills price of a message, however many recipients it has; more than 0
/// @param attachmentMills added for each attachment
@ConfigurationProperties("mailboxkit.tariff")
public record Tariff(
        @DefaultValue("1000") long openingCreditMills,
        @DefaultValue("2") long messageMills,
        @DefaultValue("1") long attachmentMills) {

    public Tariff {
        if (openingCreditMills < 0 || messageMills <= 0 || attachmentMills < 0) {
            throw new IllegalArgumentException(
                    "mailboxkit.tariff: message-mills must be positive, the other amounts must not be negative");
        }
    }

    public long costOf(int attachments) {
        return messageMills + attachments * attachmentMills;
    }
}
