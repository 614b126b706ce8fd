package com.mailboxkit.kernel.event;

import java.time.Instant;

/// Points to a public event.
///
/// @param at when it happened
public record EventRef(PublicEventId id, EventType type, Instant at) {}
