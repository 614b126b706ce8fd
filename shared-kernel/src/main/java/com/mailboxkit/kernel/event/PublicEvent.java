package com.mailboxkit.kernel.event;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A public event, with its details beyond the message or inbox that it is about.
///
/// @param messageId null where the event is about the inbox itself
/// @param news null where the event is about all of the message
public record PublicEvent(
        PublicEventId id,
        EventType type,
        OrganizationId organizationId,
        InboxId inboxId,
        @Nullable MessageId messageId,
        @Nullable RecipientNews news,
        Instant at) {

    /// The change for one recipient.
    ///
    /// @param status of the message after this
    /// @param reply of the recipient's server
    /// @param bounce the kind of a bounce, where it was classified
    public record RecipientNews(
            String recipient,
            @Nullable MessageStatus status,
            @Nullable RemoteReply reply,
            @Nullable BounceKind bounce) {

        RecipientNews(String recipient, MessageStatus status, RemoteReply reply) {
            this(recipient, status, reply, null);
        }

        /// What the recipient does, rather than the server.
        RecipientNews(String recipient) {
            this(recipient, null, null, null);
        }
    }
}
