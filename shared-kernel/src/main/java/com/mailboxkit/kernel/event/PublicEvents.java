package com.mailboxkit.kernel.event;

import com.mailboxkit.kernel.event.PublicEvent.RecipientNews;
import com.mailboxkit.kernel.inbox.InboxEvent;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxCreated;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxDeleted;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelayed;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientOpened;
import com.mailboxkit.kernel.message.MessageEvent.RecipientRejected;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Defines which stored events are public. The switches are exhaustive: a new event does not compile until it
/// is classified.
public final class PublicEvents {

    private PublicEvents() {}

    /// @param storedEventId its id in the event store
    /// @return empty for an event that is not public
    public static Optional<PublicEvent> of(String storedEventId, MessageEvent event) {
        return switch (event) {
            case MessageReceived it ->
                publicEvent(storedEventId, EventType.MESSAGE_RECEIVED, it, null, it.receivedAt());
            case MessageQueued it -> publicEvent(storedEventId, EventType.MESSAGE_SENT, it, null, it.queuedAt());
            case RecipientDelivered it -> {
                var news = new RecipientNews(it.recipient(), it.status(), it.reply());
                yield publicEvent(storedEventId, EventType.MESSAGE_DELIVERED, it, news, it.at());
            }
            case RecipientBounced it -> {
                var news = new RecipientNews(it.recipient(), it.status(), it.reply(), it.kind());
                yield publicEvent(storedEventId, EventType.MESSAGE_BOUNCED, it, news, it.at());
            }
            case RecipientRejected it -> {
                var news = new RecipientNews(it.recipient(), it.status(), it.reply());
                yield publicEvent(storedEventId, EventType.MESSAGE_REJECTED, it, news, it.at());
            }
            case RecipientComplained it -> {
                var news = new RecipientNews(it.recipient(), it.status(), it.reply());
                yield publicEvent(storedEventId, EventType.MESSAGE_COMPLAINED, it, news, it.at());
            }
            case RecipientOpened it
            when it.opens() == 1 -> {
                var news = new RecipientNews(it.recipient());
                yield publicEvent(storedEventId, EventType.MESSAGE_OPENED, it, news, it.at());
            }
            case RecipientOpened again -> Optional.empty();
            case RecipientDeferred notYet -> Optional.empty();
            case RecipientDelayed notYet -> Optional.empty();
        };
    }

    /// @param storedEventId its id in the event store
    public static Optional<PublicEvent> of(String storedEventId, InboxEvent event) {
        return switch (event) {
            case InboxCreated it -> publicEvent(storedEventId, EventType.INBOX_CREATED, it, it.createdAt());
            case InboxDeleted it -> publicEvent(storedEventId, EventType.INBOX_DELETED, it, it.deletedAt());
        };
    }

    private static Optional<PublicEvent> publicEvent(
            String storedEventId, EventType type, MessageEvent event, @Nullable RecipientNews news, Instant at) {
        return Optional.of(new PublicEvent(
                PublicEventId.of(storedEventId, at),
                type,
                event.organizationId(),
                event.inboxId(),
                event.messageId(),
                news,
                at));
    }

    private static Optional<PublicEvent> publicEvent(
            String storedEventId, EventType type, InboxEvent event, Instant at) {
        return Optional.of(new PublicEvent(
                PublicEventId.of(storedEventId, at), type, event.organizationId(), event.inboxId(), null, null, at));
    }
}
