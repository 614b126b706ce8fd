package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

public sealed interface MessageEvent extends DomainEvent {

    MessageId messageId();

    InboxId inboxId();

    /// Accepted for delivery and charged: always stored together with its `WalletCharged`, unless it
    /// costs nothing.
    ///
    /// @param recipients envelope addresses of to, cc and bcc, without duplicates
    /// @param test from the sandbox: not sent to other servers
    /// @param costMills charged to the wallet; 0 for a test, and where every recipient is suppressed
    @Revision("1")
    record MessageQueued(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            MessageHeaders headers,
            List<Mailbox> bcc,
            List<String> recipients,
            MessageContent content,
            boolean test,
            long costMills,
            Instant queuedAt)
            implements MessageEvent {}

    /// @param authentication null in events from before it was checked
    /// @param autoSubmitted whether a program wrote it automatically (RFC 3834); false in events from before it
    ///     was checked
    @Revision("1")
    record MessageReceived(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            MessageCommand.Envelope envelope,
            MessageHeaders headers,
            MessageContent content,
            @Nullable Authentication authentication,
            boolean autoSubmitted,
            Instant receivedAt)
            implements MessageEvent {}

    /// @param status of the message after this
    @Revision("1")
    record RecipientDelivered(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            MessageStatus status,
            Instant at)
            implements MessageEvent {}

    /// @param attempt number of this attempt, 1 for the first
    @Revision("1")
    record RecipientDeferred(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            int attempt,
            Instant at)
            implements MessageEvent {}

    /// The recipient's server refused it, at once or, after a server accepted it, by a report.
    ///
    /// @param status of the message after this
    /// @param kind null in events from before it was classified
    /// @param suppresses whether the organization sends nothing to the address from now on
    @Revision("1")
    record RecipientBounced(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            MessageStatus status,
            @Nullable BounceKind kind,
            boolean suppresses,
            Instant at)
            implements MessageEvent {}

    /// A server that accepted it reports that it is delayed.
    @Revision("1")
    record RecipientDelayed(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            Instant at)
            implements MessageEvent {}

    /// The recipient complained.
    ///
    /// @param reply what the report says
    /// @param status of the message after this; a complaint is about mail that arrived
    /// @param suppresses whether the organization sends nothing to the address from now on
    @Revision("1")
    record RecipientComplained(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            MessageStatus status,
            boolean suppresses,
            Instant at)
            implements MessageEvent {}

    /// @param status of the message after this
    @Revision("1")
    record RecipientRejected(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            MessageStatus status,
            Instant at)
            implements MessageEvent {}

    /// The tracking image in a recipient's copy was fetched, as mail clients do when they show it, and as
    /// proxies and scanners do before a person reads it.
    ///
    /// @param opens how often so far, 1 for the first time
    @Revision("1")
    record RecipientOpened(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            int opens,
            Instant at)
            implements MessageEvent {}
}
