package com.mailboxkit.query.event;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.query.event.EventView.InboxSubject;
import com.mailboxkit.query.event.EventView.MessageSubject;
import com.mailboxkit.query.event.EventView.Subject;
import com.mailboxkit.query.message.MessageView.AuthenticationView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates sample events for testing webhooks. They have the form of real ones, except for `"test": true`.
class SampleEvents {

    private static final AuthenticationView AUTHENTICATION = new AuthenticationView(
            "pass", "pass", "pass", "none", "localhost; spf=pass; dkim=pass; dmarc=pass; iprev=none");
    private static final String SENDER = "ann@example.com";
    private static final String INBOX = "inbox@example.com";

    EventView of(EventRef event, OrganizationId organization) {
        return new EventView(event.id().value(), event.type(), event.at(), true, subject(event, organization));
    }

    private static Subject subject(EventRef event, OrganizationId organization) {
        return switch (event.type()) {
            case INBOX_CREATED -> inbox(event, organization, null);
            case INBOX_DELETED -> inbox(event, organization, event.at());
            case MESSAGE_RECEIVED -> message(event, SENDER, INBOX, null);
            case MESSAGE_SENT -> message(event, INBOX, SENDER, null);
            case MESSAGE_DELIVERED, MESSAGE_BOUNCED, MESSAGE_OPENED, MESSAGE_COMPLAINED, MESSAGE_REJECTED ->
                message(event, INBOX, SENDER, SENDER);
        };
    }

    private static InboxSubject inbox(EventRef event, OrganizationId organization, @Nullable Instant deletedAt) {
        return new InboxSubject(event.id().value(), "Sample inbox", INBOX, organization.value(), event.at(), deletedAt);
    }

    private static MessageSubject message(EventRef event, String from, String to, @Nullable String recipient) {
        String id = event.id().value();
        return new MessageSubject(
                id,
                id,
                id,
                "<%s@example.com>".formatted(id),
                from,
                null,
                List.of(to),
                List.of(),
                null,
                "A sample of " + event.type().wire(),
                "Your webhook works.",
                "<p>Your webhook works.</p>",
                "Your webhook works.",
                false,
                false,
                List.of(),
                List.of(),
                null,
                List.of(),
                0,
                false,
                event.type() == EventType.MESSAGE_RECEIVED ? AUTHENTICATION : null,
                event.type() == EventType.MESSAGE_RECEIVED ? false : null,
                recipient,
                status(event.type()),
                recipient == null ? null : "250 2.0.0 A sample",
                event.type() == EventType.MESSAGE_BOUNCED ? BounceKind.HARD : null,
                recipient == null ? null : "2.0.0",
                null,
                null,
                event.at(),
                event.at());
    }

    private static @Nullable String status(EventType type) {
        return switch (type) {
            case MESSAGE_DELIVERED -> "delivered";
            case MESSAGE_BOUNCED -> "bounced";
            case MESSAGE_REJECTED -> "rejected";
            case MESSAGE_RECEIVED, MESSAGE_SENT, MESSAGE_OPENED, MESSAGE_COMPLAINED, INBOX_CREATED, INBOX_DELETED ->
                null;
        };
    }
}
