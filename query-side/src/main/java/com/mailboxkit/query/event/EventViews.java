package com.mailboxkit.query.event;

import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.query.event.EventView.GoneSubject;
import com.mailboxkit.query.event.EventView.InboxSubject;
import com.mailboxkit.query.event.EventView.MessageSubject;
import com.mailboxkit.query.event.EventView.Subject;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.query.message.MessageReader;
import com.mailboxkit.query.message.MessageView;
import com.mailboxkit.query.message.MessageViews;
import com.mailboxkit.query.message.StoredMessage;
import com.mailboxkit.web.PublicUrl;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Creates views of events: their own fields, and their subject in its current state.
class EventViews {

    private final MessageReader messages;
    private final MessageViews views;
    private final InboxReader inboxes;
    private final EventProperties limits;
    private final PublicUrl publicUrl;

    EventViews(
            MessageReader messages,
            MessageViews views,
            InboxReader inboxes,
            EventProperties limits,
            PublicUrl publicUrl) {
        this.messages = messages;
        this.views = views;
        this.inboxes = inboxes;
        this.limits = limits;
        this.publicUrl = publicUrl;
    }

    /// With the bodies of messages, unless they are too large.
    Flux<EventView> whole(OrganizationId organization, List<StoredEvent> events) {
        return views(organization, events, true);
    }

    /// Without bodies.
    Flux<EventView> brief(OrganizationId organization, List<StoredEvent> events) {
        return views(organization, events, false);
    }

    private Flux<EventView> views(OrganizationId organization, List<StoredEvent> events, boolean whole) {
        return Mono.zip(subjectMessages(organization, events), subjectInboxes(events))
                .flatMapMany(subjects -> Flux.fromIterable(events)
                        .concatMap(event -> subject(event, subjects.getT1(), subjects.getT2(), whole)
                                .map(subject -> new EventView(
                                        event.id(), event.type(), event.at(), event.test() ? true : null, subject))));
    }

    private Mono<Map<String, StoredMessage>> subjectMessages(OrganizationId organization, List<StoredEvent> events) {
        var ids = events.stream()
                .map(StoredEvent::messageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : messages.all(ids, organization)
                        .map(found -> found.stream().collect(Collectors.toMap(StoredMessage::id, Function.identity())));
    }

    private Mono<Map<String, InboxSubject>> subjectInboxes(List<StoredEvent> events) {
        var ids = events.stream()
                .filter(event -> event.messageId() == null)
                .map(StoredEvent::inboxId)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Mono.just(Map.of())
                : inboxes.everIn(ids)
                        .map(ever -> new InboxSubject(
                                ever.inbox().id().value(),
                                ever.inbox().name(),
                                ever.inbox().email(),
                                ever.inbox().organizationId().value(),
                                ever.inbox().createdAt(),
                                ever.deletedAt()))
                        .collectMap(InboxSubject::id);
    }

    private Mono<? extends Subject> subject(
            StoredEvent event,
            Map<String, StoredMessage> messagesById,
            Map<String, InboxSubject> inboxesById,
            boolean whole) {
        if (event.messageId() == null) {
            return Mono.justOrEmpty(inboxesById.get(event.inboxId()));
        }
        var message = messagesById.get(event.messageId());
        if (message == null) {
            return Mono.just(GoneSubject.of(event, event.messageId()));
        }
        return whole
                ? views.whole(message, limits.maxBodySize().toBytes())
                        .map(view -> subject(event, view, view.bodies() == null))
                : views.brief(message).map(view -> subject(event, view, view.extractedTextTruncated()));
    }

    private MessageSubject subject(StoredEvent event, MessageView message, boolean truncated) {
        var news = event.news();
        var bodies = message.bodies();
        return new MessageSubject(
                message.id(),
                message.inboxId().value(),
                message.threadId(),
                message.messageId(),
                message.fromEmail(),
                message.fromName(),
                message.toEmails(),
                message.ccEmails(),
                message.tag(),
                message.subject(),
                bodies == null ? null : bodies.textBody(),
                bodies == null ? null : bodies.htmlBody(),
                message.extractedText(),
                message.forward(),
                message.hiddenText(),
                message.codes(),
                message.links(),
                message.calendar(),
                message.attachments(),
                message.attachmentsOmitted(),
                message.parseFailed(),
                message.authentication(),
                message.autoSubmitted(),
                news == null ? null : news.recipient(),
                news == null ? null : wire(news.status()),
                news == null || news.reply() == null ? null : news.reply().words(),
                news == null ? null : news.bounce(),
                news == null || news.reply() == null ? null : news.reply().enhancedStatus(),
                truncated ? true : null,
                truncated ? link(message) : null,
                message.sentAt(),
                message.createdAt());
    }

    private static @Nullable String wire(@Nullable MessageStatus status) {
        return status == null ? null : status.wire();
    }

    private String link(MessageView message) {
        return publicUrl.link("/api/v1/inboxes/%s/messages/%s".formatted(message.inboxId(), message.id()));
    }
}
