package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventType;
import java.util.List;

/// What the owner of a webhook decides.
///
/// @param url where events are posted: `http` or `https`, without user and fragment
/// @param events which events are told, without duplicates
/// @param ordered true: one event at a time; the next waits until this one was taken or given up
public record WebhookSettings(String name, String url, List<EventType> events, boolean ordered) {

    public WebhookSettings {
        events = List.copyOf(events);
    }
}
