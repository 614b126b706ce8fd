package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.sending.PauseReason;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.kernel.webhook.WebhookId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Sends the owner of an organization a notice, once for each `messageId`, with a daily limit.
public sealed interface OwnerCommand {

    OrganizationId organizationId();

    /// Id of the notice, derived from the event that it is about or from the request.
    MessageId messageId();

    /// When that happened.
    Instant at();

    /// Sends are refused because the balance is too low.
    ///
    /// @param costMills of the send that was refused
    record NotifyOfShortage(
            @TargetAggregateIdentifier OrganizationId organizationId,
            MessageId messageId,
            long balanceMills,
            long costMills,
            Instant at)
            implements OwnerCommand {}

    /// The platform disabled a webhook.
    record NotifyOfDisabledWebhook(
            @TargetAggregateIdentifier OrganizationId organizationId,
            MessageId messageId,
            WebhookId webhookId,
            WebhookDisablement reason,
            Instant at)
            implements OwnerCommand {}

    /// The agent reached the limit of recipients outside that applies until its owner confirms the address.
    ///
    /// @param limit recipients outside in 24 hours until then
    record NotifyOfSendingLimit(
            @TargetAggregateIdentifier OrganizationId organizationId, MessageId messageId, int limit, Instant at)
            implements OwnerCommand {}

    /// A link to sign in was requested for the owner. Requests are limited separately: it does not count as a notice.
    record MailSignInLink(@TargetAggregateIdentifier OrganizationId organizationId, MessageId messageId, Instant at)
            implements OwnerCommand {}

    /// The platform paused the agent's sending.
    ///
    /// @param failures of recipients that do not exist, or that complained
    /// @param recipients to whom the agent sent in the same days
    record NotifyOfPausedSending(
            @TargetAggregateIdentifier OrganizationId organizationId,
            MessageId messageId,
            PauseReason reason,
            int failures,
            int recipients,
            Instant at)
            implements OwnerCommand {}
}
