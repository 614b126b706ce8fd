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

    /// Accepted for delivery and paid for: always stored together with its `WalletCharged`, unless it costs nothing.
    ///
    /// @param recipients envelope addresses of to, cc and bcc, without duplicates
    /// @param test from the sandbox: it leaves for nobody
    /// @param costMills what the wallet was charged; 0 for a test, and where every recipient is suppressed
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

    /// @param authentication null in events from before it was looked at
    /// @param autoSubmitted whether a program wrote it by itself (RFC 3834); false where nobody looked yet
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

    /// @param status where the message stands after this
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

    /// @param attempt which attempt this was, 1 for the first
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

    /// The recipient's server refused it, at once or, after somebody took it, by a report.
    ///
    /// @param status where the message stands after this
    /// @param kind null in events from before it was looked at
    /// @param suppresses whether the organization shall send nothing there any more
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

    /// Whoever took it reports that it did not arrive yet.
    @Revision("1")
    record RecipientDelayed(
            MessageId messageId,
            OrganizationId organizationId,
            InboxId inboxId,
            String recipient,
            RemoteReply reply,
            Instant at)
            implements MessageEvent {}

    /// Whoever reads there wants no such mail.
    ///
    /// @param reply what the report says
    /// @param status where the message stands after this; a complaint is about mail that arrived
    /// @param suppresses whether the organization shall send nothing there any more
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

    /// @param status where the message stands after this
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

    /// The picture in a recipient's copy was fetched, as mail readers do when they show it; also by those that fetch it
    /// before anybody reads.
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
