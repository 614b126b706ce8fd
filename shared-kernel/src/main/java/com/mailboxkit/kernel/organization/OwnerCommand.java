package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.sending.PauseReason;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.kernel.webhook.WebhookId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Has the platform write to the owner of an organization, once for each `messageId`, and so many times a day at most.
public sealed interface OwnerCommand {

    OrganizationId organizationId();

    /// Of what is written; follows from the event that it tells of.
    MessageId messageId();

    /// When that event happened.
    Instant at();

    /// Sends are refused, since there is too little money for them.
    ///
    /// @param costMills of the send that was refused
    record NotifyOfShortage(
            @TargetAggregateIdentifier OrganizationId organizationId,
            MessageId messageId,
            long balanceMills,
            long costMills,
            Instant at)
            implements OwnerCommand {}

    /// The platform calls a webhook no longer.
    record NotifyOfDisabledWebhook(
            @TargetAggregateIdentifier OrganizationId organizationId,
            MessageId messageId,
            WebhookId webhookId,
            WebhookDisablement reason,
            Instant at)
            implements OwnerCommand {}

    /// The agent wants to send to more recipients outside than it may before its owner confirms the address.
    ///
    /// @param limit recipients outside in 24 hours until then
    record NotifyOfSendingLimit(
            @TargetAggregateIdentifier OrganizationId organizationId, MessageId messageId, int limit, Instant at)
            implements OwnerCommand {}

    /// The platform paused what the agent sends.
    ///
    /// @param failures of recipients that do not exist, or that complained
    /// @param recipients to whom the agent sent in the days that count
    record NotifyOfPausedSending(
            @TargetAggregateIdentifier OrganizationId organizationId,
            MessageId messageId,
            PauseReason reason,
            int failures,
            int recipients,
            Instant at)
            implements OwnerCommand {}
}
