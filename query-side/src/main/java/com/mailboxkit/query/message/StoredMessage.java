package com.mailboxkit.query.message;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.Authentication;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.mime.Subaddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message as stored in the read model.
///
/// @param test from the sandbox
/// @param origin the first event, [MessageQueued] or [MessageReceived]
/// @param timeline of later events, oldest first
/// @param opens how often recipients opened it, by address
public record StoredMessage(
        String id,
        String organizationId,
        InboxId inboxId,
        String inboxEmail,
        String threadId,
        boolean test,
        String status,
        Instant createdAt,
        MessageEvent origin,
        List<TimelineEntry> timeline,
        Map<String, Integer> opens) {

    /// @param reply of the recipient's server, where it was contacted
    /// @param bounce the kind of a bounce, where it was classified
    public record TimelineEntry(
            String type,
            String recipient,
            @Nullable RemoteReply reply,
            @Nullable BounceKind bounce,
            Instant at) {

        @Nullable
        String words() {
            return reply == null ? null : reply.words();
        }
    }

    boolean isOutbound() {
        return origin instanceof MessageQueued;
    }

    MessageHeaders headers() {
        return switch (origin) {
            case MessageQueued queued -> queued.headers();
            case MessageReceived received -> received.headers();
            default -> throw notAnOrigin();
        };
    }

    MessageContent content() {
        return switch (origin) {
            case MessageQueued queued -> queued.content();
            case MessageReceived received -> received.content();
            default -> throw notAnOrigin();
        };
    }

    @Nullable
    Authentication authentication() {
        return origin instanceof MessageReceived received ? received.authentication() : null;
    }

    /// Of an inbound message; null for others.
    @Nullable
    Boolean autoSubmitted() {
        return origin instanceof MessageReceived received ? received.autoSubmitted() : null;
    }

    /// Of an inbound message that was sent to a subaddress of its inbox; null for others.
    @Nullable
    String tag() {
        return origin instanceof MessageReceived received
                ? Subaddress.tag(received.envelope().recipient(), inboxEmail).orElse(null)
                : null;
    }

    List<Mailbox> bcc() {
        return origin instanceof MessageQueued queued ? queued.bcc() : List.of();
    }

    List<String> recipients() {
        return origin instanceof MessageQueued queued ? queued.recipients() : List.of();
    }

    private IllegalStateException notAnOrigin() {
        return new IllegalStateException("message %s begins with %s".formatted(id, origin.getClass()));
    }
}
