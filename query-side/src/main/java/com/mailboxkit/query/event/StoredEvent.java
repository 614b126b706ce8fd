package com.mailboxkit.query.event;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEvent.RecipientNews;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A public event as the read model keeps it.
///
/// @param position its place in the list: later ones have higher positions
record StoredEvent(
        long position,
        String id,
        EventType type,
        Instant at,
        String inboxId,
        @Nullable String messageId,
        @Nullable RecipientNews news) {}
