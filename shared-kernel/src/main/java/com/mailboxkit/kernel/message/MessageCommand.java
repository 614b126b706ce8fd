package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface MessageCommand {

    MessageId messageId();

    /// Charges the wallet and queues the message in one unit of work.
    ///
    /// @param recipients envelope addresses of to, cc and bcc, without duplicates, 1 to 50
    /// @param test from the sandbox: not sent to other servers
    /// @param costMills charged to the wallet; 0 for a test
    record SendMessage(
            @TargetAggregateIdentifier MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            MessageHeaders headers,
            List<Mailbox> bcc,
            List<String> recipients,
            MessageContent content,
            boolean test,
            long costMills,
            Instant at)
            implements MessageCommand {

        /// The same at no cost.
        public SendMessage forNothing() {
            return costing(0);
        }

        /// The same at another cost.
        public SendMessage costing(long mills) {
            return new SendMessage(
                    messageId, organizationId, inboxId, headers, bcc, recipients, content, test, mills, at);
        }
    }

    /// Stores a message received by SMTP in one inbox; a part of [ReceiveMessages].
    ///
    /// @param again whether it may have been stored under this id already
    /// @param autoSubmitted whether a program wrote it automatically
    record ReceiveMessage(
            @TargetAggregateIdentifier MessageId messageId,
            boolean again,
            OrganizationId organizationId,
            InboxId inboxId,
            Envelope envelope,
            MessageHeaders headers,
            MessageContent content,
            Authentication authentication,
            boolean autoSubmitted,
            Instant at)
            implements MessageCommand {

        /// The same for a message that may be stored already.
        public ReceiveMessage repeated() {
            return new ReceiveMessage(
                    messageId,
                    true,
                    organizationId,
                    inboxId,
                    envelope,
                    headers,
                    content,
                    authentication,
                    autoSubmitted,
                    at);
        }
    }

    /// Sent by the delivery saga, handled at the SMTP edge: attempts delivery to every pending recipient.
    /// Returns at once; the results arrive as [RecordDeliveryResults]. A repeated command does nothing while an
    /// attempt runs.
    record AttemptDelivery(@TargetAggregateIdentifier MessageId messageId, int attempt) implements MessageCommand {}

    /// Sent by the delivery saga of a test message instead of [AttemptDelivery]: its recipients get the outcome
    /// that their addresses select.
    record SimulateDelivery(@TargetAggregateIdentifier MessageId messageId, int attempt, Instant at)
            implements MessageCommand {}

    /// Queries what is still to be delivered; stores nothing. Returns [PendingDelivery].
    record FindPendingDelivery(@TargetAggregateIdentifier MessageId messageId) implements MessageCommand {}

    /// The results of an attempt. Those for recipients with a final outcome are ignored.
    record RecordDeliveryResults(
            @TargetAggregateIdentifier MessageId messageId, int attempt, List<DeliveryResult> results, Instant at)
            implements MessageCommand {}

    /// Bounces the recipients that are still pending, with the last reply for each and `reason`.
    record GiveUpDelivery(
            @TargetAggregateIdentifier MessageId messageId, List<String> recipients, String reason, Instant at)
            implements MessageCommand {}

    /// Records a report. What is already known, or arrives after the final outcome, is ignored.
    ///
    /// @param proven whether only the recipient's side can know the address that the report was sent to; an
    ///     unproven report is recorded for recipients that have the message, and suppresses no address
    record RecordFeedback(
            @TargetAggregateIdentifier MessageId messageId, List<Feedback> feedback, boolean proven, Instant at)
            implements MessageCommand {

        public RecordFeedback {
            feedback = List.copyOf(feedback);
        }
    }

    /// Records that the tracking image of a recipient's copy was fetched. Ignored for recipients whose opens
    /// are not tracked.
    record RecordOpen(@TargetAggregateIdentifier MessageId messageId, RecipientMark recipient, Instant at)
            implements MessageCommand {}

    /// The SMTP side of a received message.
    ///
    /// @param mailFrom reverse path, empty for bounces
    /// @param recipient the RCPT this copy is for
    /// @param helo the client's HELO or EHLO name
    /// @param remoteAddress IP address of the client
    record Envelope(
            String mailFrom,
            String recipient,
            @Nullable String helo,
            @Nullable String remoteAddress) {}

    /// @param mailFrom reverse path for the envelope
    /// @param recipients those still pending; empty when all have an outcome
    record PendingDelivery(
            MessageId messageId,
            OrganizationId organizationId,
            String mailFrom,
            List<String> recipients,
            MessageContent content) {}
}
