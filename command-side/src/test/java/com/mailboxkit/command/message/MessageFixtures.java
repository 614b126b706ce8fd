package com.mailboxkit.command.message;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientOpened;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A message on its way, and what can happen to it.
final class MessageFixtures {

    static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    static final MessageId MESSAGE = MessageId.at(NOW);
    static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    static final InboxId INBOX = InboxId.at(NOW);
    static final RemoteReply ACCEPTED = new RemoteReply("mx.example.com", 250, "2.0.0", "2.0.0 Ok");
    static final RemoteReply BUSY = new RemoteReply("mx.example.com", 451, "4.3.0", "4.3.0 Try later");
    static final RemoteReply UNKNOWN = new RemoteReply("mx.example.com", 550, "5.1.1", "5.1.1 No such user");

    private static final ContentRef BYTES = new ContentRef("0".repeat(64), 1);
    private static final MessageContent CONTENT = new MessageContent(BYTES, BYTES, List.of());

    private MessageFixtures() {}

    static MessageQueued queued(String... recipients) {
        return queued(CONTENT, false, 2, recipients);
    }

    static MessageQueued trackedQueued(String... recipients) {
        return queued(new MessageContent(BYTES, BYTES, List.of(), 100L), false, 2, recipients);
    }

    static MessageQueued testQueued(String... recipients) {
        return queued(CONTENT, true, 0, recipients);
    }

    private static MessageQueued queued(MessageContent content, boolean test, long costMills, String... recipients) {
        var to =
                Stream.of(recipients).map(address -> new Mailbox(address, null)).toList();
        var headers = new MessageHeaders(
                "<1@agent.localhost>",
                List.of(),
                List.of(),
                new Mailbox("me@agent.localhost", "Me"),
                List.of(),
                to,
                List.of(),
                "Hello",
                NOW);
        return new MessageQueued(
                MESSAGE, ORGANIZATION, INBOX, headers, List.of(), List.of(recipients), content, test, costMills, NOW);
    }

    static RecipientDelivered delivered(String recipient) {
        return delivered(recipient, MessageStatus.DELIVERED);
    }

    static RecipientDelivered delivered(String recipient, MessageStatus status) {
        return new RecipientDelivered(MESSAGE, ORGANIZATION, INBOX, recipient, ACCEPTED, status, NOW);
    }

    static RecipientDeferred deferred(String recipient, int attempt, Duration after) {
        return new RecipientDeferred(MESSAGE, ORGANIZATION, INBOX, recipient, BUSY, attempt, NOW.plus(after));
    }

    static RecipientOpened opened(String recipient, int opens, Duration after) {
        return new RecipientOpened(MESSAGE, ORGANIZATION, INBOX, recipient, opens, NOW.plus(after));
    }

    static RecipientBounced bounced(String recipient) {
        return bounced(recipient, BounceKind.HARD, true);
    }

    static RecipientBounced bounced(String recipient, BounceKind kind, boolean suppresses) {
        return new RecipientBounced(
                MESSAGE, ORGANIZATION, INBOX, recipient, UNKNOWN, MessageStatus.BOUNCED, kind, suppresses, NOW);
    }
}
