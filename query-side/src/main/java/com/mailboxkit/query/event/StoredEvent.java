package com.mailboxkit.query.event;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEvent.RecipientNews;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A public event as stored in the read model.
///
/// @param position in the list: later ones have higher positions
/// @param test whether it is about a message of the sandbox; stored here because the message may be deleted
record StoredEvent(
        long position,
        String id,
        EventType type,
        Instant at,
        String inboxId,
        @Nullable String messageId,
        boolean test,
        @Nullable RecipientNews news) {}
