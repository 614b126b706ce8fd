package com.mailboxkit.query.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindPayload;
import com.mailboxkit.query.event.EventView.InboxSubject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class PayloadQueryHandlerTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final EventRef EVENT = new EventRef(PublicEventId.of("stored", AT), EventType.INBOX_CREATED, AT);
    private static final OrganizationId OWNER = new OrganizationId("owner");
    private static final OrganizationId STRANGER = new OrganizationId("stranger");

    private final EventReader events = mock(EventReader.class);
    private final EventViews views = mock(EventViews.class);
    private final ReadBarrier barrier = mock(ReadBarrier.class);
    private final AtomicInteger reads = new AtomicInteger();
    private final PayloadQueryHandler handler = new PayloadQueryHandler(
            events, views, new SampleEvents(), barrier, JsonMapper.builder().build());

    @BeforeEach
    void ownersEvent() {
        var stored = new StoredEvent(1, EVENT.id().value(), EVENT.type(), AT, "inbox", null, false, null);
        var subject = new InboxSubject("inbox", "Inbox", "inbox@example.com", OWNER.value(), AT, null);
        when(events.find(any(), any())).thenReturn(Mono.empty());
        when(events.find(OWNER, stored.id())).thenReturn(Mono.just(stored));
        when(views.whole(OWNER, List.of(stored))).thenReturn(Flux.defer(() -> {
            reads.incrementAndGet();
            return Flux.just(new EventView(stored.id(), stored.type(), AT, null, subject));
        }));
        when(barrier.settled(any())).thenReturn(CompletableFuture.completedFuture(null));
    }

    @Test
    void writesAnEventOnceForAllWebhooksThatAreToldOfIt() {
        byte[] first = handler.handle(question(OWNER)).join().orElseThrow();
        byte[] second = handler.handle(question(OWNER)).join().orElseThrow();

        assertThat(second).isEqualTo(first).asString().contains("inbox@example.com");
        assertThat(reads).hasValue(1);
    }

    @Test
    void tellsNobodyOfTheEventsOfOthers() {
        handler.handle(question(OWNER)).join();

        assertThat(handler.handle(question(STRANGER)).join()).isEmpty();
    }

    @Test
    void looksAgainForAnEventThatWasNotThere() {
        when(events.find(OWNER, EVENT.id().value())).thenReturn(Mono.empty());
        assertThat(handler.handle(question(OWNER)).join()).isEmpty();

        ownersEvent();
        assertThat(handler.handle(question(OWNER)).join()).isPresent();
    }

    private static FindPayload question(OrganizationId organization) {
        return new FindPayload(organization, EVENT, false);
    }
}
