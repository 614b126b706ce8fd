package com.mailboxkit.kernel.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.event.EventRef;

/// Identifies the delivery of one event to one webhook, over all its attempts: receivers see it as
/// `webhook-id`. A ULID derived from the two, so that an event that is read again gets the same id.
public record WebhookDeliveryId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookDeliveryId {}

    public static WebhookDeliveryId of(WebhookId webhook, EventRef event) {
        return new WebhookDeliveryId(
                Ulid.following(event.at(), webhook.value() + event.id().value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
