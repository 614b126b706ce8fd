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
    /// @param test from the sandbox: it leaves for nobody
    /// @param costMills what the wallet is charged; 0 for a test
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

    /// Stores a message that came by SMTP in one inbox; a part of [ReceiveMessages].
    ///
    /// @param again whether it may have been stored under this id already
    /// @param autoSubmitted whether a program wrote it by itself
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

        /// The same, which may be stored already.
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

    /// Sent by the delivery saga, handled at the SMTP edge: try every recipient that still waits. Answered at once; the
    /// results come as [RecordDeliveryResults]. Asking again while an attempt runs does nothing.
    record AttemptDelivery(@TargetAggregateIdentifier MessageId messageId, int attempt) implements MessageCommand {}

    /// Sent by the delivery saga of a test message instead of [AttemptDelivery]: its recipients get the outcome that
    /// their addresses ask for.
    record SimulateDelivery(@TargetAggregateIdentifier MessageId messageId, int attempt, Instant at)
            implements MessageCommand {}

    /// Asks the message what is still to be delivered; stores nothing. Answered with [PendingDelivery].
    record FindPendingDelivery(@TargetAggregateIdentifier MessageId messageId) implements MessageCommand {}

    /// What the SMTP edge found out. Results for recipients that are settled already are ignored.
    record RecordDeliveryResults(
            @TargetAggregateIdentifier MessageId messageId, int attempt, List<DeliveryResult> results, Instant at)
            implements MessageCommand {}

    /// Bounces those of the recipients that still wait, with the last reply each had and `reason`.
    record GiveUpDelivery(
            @TargetAggregateIdentifier MessageId messageId, List<String> recipients, String reason, Instant at)
            implements MessageCommand {}

    /// What a report says. What was known already, or comes after the end, is ignored.
    ///
    /// @param proven whether only the recipient's side can have known what the report was addressed to; what is not
    ///     proven is recorded of recipients that have the message, and keeps nobody from sending there again
    record RecordFeedback(
            @TargetAggregateIdentifier MessageId messageId, List<Feedback> feedback, boolean proven, Instant at)
            implements MessageCommand {

        public RecordFeedback {
            feedback = List.copyOf(feedback);
        }
    }

    /// The picture in somebody's copy was fetched. What is not of a recipient whose opens are tracked is ignored.
    record RecordOpen(@TargetAggregateIdentifier MessageId messageId, RecipientMark recipient, Instant at)
            implements MessageCommand {}

    /// The SMTP side of a received message.
    ///
    /// @param mailFrom reverse path, empty for bounces
    /// @param recipient the RCPT this copy is for
    /// @param helo what the client called itself
    /// @param remoteAddress IP address of the client
    record Envelope(
            String mailFrom,
            String recipient,
            @Nullable String helo,
            @Nullable String remoteAddress) {}

    /// @param mailFrom reverse path for the envelope
    /// @param recipients those that still wait; empty when all is done
    record PendingDelivery(
            MessageId messageId,
            OrganizationId organizationId,
            String mailFrom,
            List<String> recipients,
            MessageContent content) {}
}
