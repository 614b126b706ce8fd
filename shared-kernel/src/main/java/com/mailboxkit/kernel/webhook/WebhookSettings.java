package com.mailboxkit.kernel.webhook;

import com.mailboxkit.kernel.event.EventType;
import java.util.List;

/// The settings of a webhook.
///
/// @param url to which events are posted: `http` or `https`, without user and fragment
/// @param events which events are delivered, without duplicates
/// @param ordered true: one event at a time; the next waits until this one was accepted or dropped
public record WebhookSettings(String name, String url, List<EventType> events, boolean ordered) {

    public WebhookSettings {
        events = List.copyOf(events);
    }
}
