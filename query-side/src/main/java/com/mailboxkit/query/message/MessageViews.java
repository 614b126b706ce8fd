package com.mailboxkit.query.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.mime.MessageBodies;
import com.mailboxkit.mime.MessageBody;
import com.mailboxkit.mime.SafeHtml;
import com.mailboxkit.query.message.MessageView.AttachmentView;
import com.mailboxkit.query.message.MessageView.AuthenticationView;
import com.mailboxkit.query.message.MessageView.Bodies;
import com.mailboxkit.query.message.MessageView.EventView;
import com.mailboxkit.query.message.MessageView.RecipientView;
import com.mailboxkit.query.message.StoredMessage.TimelineEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Creates views of messages, with their text from the content store.
public class MessageViews {

    private static final int LIST_TEXT = 2_000;
    private static final String DELAYED = "delayed"; // delivered to the next hop, so the status is unchanged
    private static final MessageBody UNREAD = new MessageBody(null, null, "");

    /// Bodies are stored as JSON, together with the extracted text: a byte may become two escapes of six bytes.
    private static final long MOST_STORED_FOR_ONE_BYTE = 12;

    private final MessageBodies bodies;
    private final AttachmentLinks links;

    MessageViews(ContentStore store, AttachmentLinks links) {
        this.bodies = new MessageBodies(store);
        this.links = links;
    }

    /// With bodies and timeline.
    Mono<MessageView> whole(StoredMessage message) {
        return whole(message, SafeHtml::of);
    }

    /// With bodies, whose safe HTML keeps remote images, and timeline.
    Mono<MessageView> wholeWithRemoteImages(StoredMessage message) {
        return whole(message, SafeHtml::withRemotePictures);
    }

    private Mono<MessageView> whole(StoredMessage message, UnaryOperator<String> sanitizer) {
        return body(message, body -> view(message, body, Bodies.of(body, sanitizer)));
    }

    /// Without bodies and timeline.
    public Mono<MessageView> brief(StoredMessage message) {
        return body(message, body -> view(message, body, null));
    }

    /// With bodies, unless they exceed the limit of an event.
    ///
    /// @param maxBytes of text and HTML together, in UTF-8
    public Mono<MessageView> whole(StoredMessage message, long maxBytes) {
        if (message.content().body().size() > MOST_STORED_FOR_ONE_BYTE * maxBytes) {
            return Mono.fromSupplier(() -> view(message, UNREAD, null));
        }
        return body(message, body -> view(message, body, size(body) <= maxBytes ? plain(body) : null));
    }

    private static Bodies plain(MessageBody body) {
        return new Bodies(body.text(), body.html(), null);
    }

    private static long size(MessageBody body) {
        return Stream.of(body.text(), body.html())
                .filter(Objects::nonNull)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    public Mono<List<MessageView>> briefs(List<StoredMessage> messages) {
        return Flux.fromIterable(messages).flatMapSequential(this::brief).collectList();
    }

    Mono<List<MessageView>> wholes(List<StoredMessage> messages) {
        return Flux.fromIterable(messages).flatMapSequential(this::whole).collectList();
    }

    private Mono<MessageView> body(StoredMessage message, Function<MessageBody, MessageView> view) {
        return Mono.fromCallable(() -> view.apply(read(message))).subscribeOn(Schedulers.boundedElastic());
    }

    /// The content of a message may be deleted shortly before the message itself.
    private MessageBody read(StoredMessage message) throws IOException {
        try {
            return bodies.get(message.content().body());
        } catch (NoSuchFileException erased) {
            return UNREAD;
        }
    }

    /// @param shown null where they are omitted, together with the timeline
    private MessageView view(StoredMessage message, MessageBody body, @Nullable Bodies shown) {
        var headers = message.headers();
        var from = headers.from();
        var text = body.extractedText();
        boolean cut = shown == null && text.length() > LIST_TEXT;
        return new MessageView(
                message.id(),
                message.inboxId(),
                message.isOutbound() ? MessageFilter.OUTBOUND : MessageFilter.INBOUND,
                from == null ? null : from.address(),
                from == null ? null : from.name(),
                addresses(headers.to()),
                addresses(headers.cc()),
                addresses(message.bcc()),
                addresses(headers.replyTo()),
                message.tag(),
                headers.subject(),
                shown,
                cut ? text.substring(0, LIST_TEXT) : text,
                cut,
                body.forward(),
                body.hiddenText(),
                body.codes(),
                shown == null ? null : body.links(),
                body.calendar(),
                message.status(),
                message.threadId(),
                message.test(),
                headers.rfcMessageId(),
                headers.inReplyTo().isEmpty() ? null : headers.inReplyTo().getFirst(),
                headers.references(),
                recipients(message),
                message.content().attachments().stream()
                        .map(attachment -> view(message, attachment))
                        .toList(),
                body.attachmentsOmitted(),
                body.parseFailed(),
                AuthenticationView.of(message.authentication()),
                message.autoSubmitted(),
                shown == null ? null : events(message),
                headers.date(),
                message.createdAt());
    }

    private AttachmentView view(StoredMessage message, Attachment attachment) {
        return new AttachmentView(
                attachment.id().value(),
                attachment.filename(),
                attachment.mimeType(),
                attachment.content().size(),
                attachment.contentId(),
                attachment.disposition(),
                links.to(message.id(), attachment.id().value()));
    }

    private static List<RecipientView> recipients(StoredMessage message) {
        Map<String, RecipientView> recipients = new LinkedHashMap<>();
        message.recipients()
                .forEach(address -> recipients.put(
                        address, new RecipientView(address, "queued", null, null, null, opens(message, address))));
        for (var entry : message.timeline()) {
            var reply = entry.reply();
            if (reply != null && !entry.type().equals(DELAYED)) {
                recipients.put(
                        entry.recipient(),
                        new RecipientView(
                                entry.recipient(),
                                entry.type(),
                                reply.words(),
                                entry.bounce(),
                                reply.enhancedStatus(),
                                opens(message, entry.recipient())));
            }
        }
        return List.copyOf(recipients.values());
    }

    private static @Nullable Integer opens(StoredMessage message, String address) {
        var none = message.content().tracksOpens() ? Integer.valueOf(0) : null;
        return message.opens().getOrDefault(address, none);
    }

    private static List<EventView> events(StoredMessage message) {
        var events = new ArrayList<EventView>();
        events.add(new EventView(message.isOutbound() ? "queued" : "received", message.createdAt(), null, null));
        for (TimelineEntry entry : message.timeline()) {
            events.add(new EventView(entry.type(), entry.at(), entry.recipient(), entry.words()));
        }
        return events;
    }

    private static List<String> addresses(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Mailbox::address).toList();
    }
}
