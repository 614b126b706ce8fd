package com.mailboxkit.kernel.event;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something callers are told of, with what it says beyond the message or inbox it is about.
///
/// @param messageId null where it is about the inbox itself
/// @param news null where it is about all of the message
public record PublicEvent(
        PublicEventId id,
        EventType type,
        OrganizationId organizationId,
        InboxId inboxId,
        @Nullable MessageId messageId,
        @Nullable RecipientNews news,
        Instant at) {

    /// What is new about one recipient.
    ///
    /// @param status where the message stands after this
    /// @param reply what the recipient's server said
    /// @param bounce of what bounced, where it was looked at
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
