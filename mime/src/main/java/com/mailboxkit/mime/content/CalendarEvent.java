package com.mailboxkit.mime.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation (RFC 5546, RFC 5545): the first event of the calendar object.
///
/// @param method such as `REQUEST`, `CANCEL` or `REPLY`; null without one
/// @param start an instant in ISO 8601, or a date for an all-day event; null where it is unreadable
/// @param end as `start`
/// @param organizer address without `mailto:`
/// @param attendees addresses without `mailto:`
public record CalendarEvent(
        @Nullable String method,
        @Nullable String uid,
        @Nullable String summary,
        @Nullable String start,
        @Nullable String end,
        @Nullable String organizer,
        List<String> attendees) {

    public CalendarEvent {
        attendees = List.copyOf(attendees);
    }
}
