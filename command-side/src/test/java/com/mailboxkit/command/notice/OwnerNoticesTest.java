package com.mailboxkit.command.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.domain.DomainFixtures;
import com.mailboxkit.command.message.Message;
import com.mailboxkit.command.organization.Organization;
import com.mailboxkit.command.sending.OwnerConfirmations;
import com.mailboxkit.command.session.SignInLinks;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRegistered;
import com.mailboxkit.kernel.organization.OrganizationEvent.OwnerNotified;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.kernel.sending.PauseReason;
import com.mailboxkit.kernel.sending.SendingAccountId;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitReached;
import com.mailboxkit.kernel.sending.SendingEvent.SendingPaused;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRanShort;
import com.mailboxkit.kernel.wallet.WalletId;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.mime.MessageWriter;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real command bus, with the events in memory.
class OwnerNoticesTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final int PER_DAY = 2;

    @TempDir
    private Path folder;

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private Configuration axon;
    private OwnerNotices notices;

    @BeforeEach
    void start() throws Exception {
        var store = new FileContentStore(folder);
        var platform = new PlatformProperties(
                URI.create("https://mail.example.com"), "agents.example", "mail.example.com", "mx");
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> events)
                .configureAggregate(Organization.class)
                .configureAggregate(Message.class)
                .configureAggregate(DomainFixtures.NAME)
                .registerCommandHandler(configuration -> new OwnerNoticeHandler(
                        configuration.repository(Organization.class),
                        configuration.repository(Message.class),
                        new AggregateStreams(configuration.eventStore()),
                        DomainFixtures.names(configuration),
                        new NoticeTexts(
                                new MessageWriter(store),
                                platform,
                                new PublicUrl(platform),
                                new OwnerConfirmations(new MacKey(new byte[32]), new PublicUrl(platform)),
                                new SignInLinks(new MacKey(new byte[32]), new PublicUrl(platform))),
                        new NoticeProperties(PER_DAY)))
                .start();
        events.appendEvents(new GenericDomainEventMessage<>(
                "Organization",
                ORGANIZATION.value(),
                0,
                new OrganizationRegistered(ORGANIZATION, "Agent", "owner@example.com", NOW)));
        notices = new OwnerNotices(axon.commandGateway());
    }

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void writesAMessageOfThePlatformThatCostsNothing() {
        notices.on(ranShort(NOW), "event 1");

        var queued = queued().getFirst();
        assertThat(queued().size()).isOne();
        assertThat(queued.organizationId()).isEqualTo(OrganizationId.PLATFORM);
        assertThat(queued.inboxId()).isEqualTo(InboxId.PLATFORM);
        assertThat(queued.recipients()).containsExactly("owner@example.com");
        assertThat(queued.costMills()).isZero();
        assertThat(queued.test()).isFalse();
        assertThat(stored(OwnerNotified.class))
                .containsExactly(new OwnerNotified(ORGANIZATION, queued.messageId(), NOW));
    }

    @Test
    void writesOnceOfAnEventThatIsHandedOverTwice() {
        notices.on(ranShort(NOW), "event 1");
        notices.on(ranShort(NOW), "event 1");

        assertThat(queued()).hasSize(1);
        assertThat(stored(OwnerNotified.class)).hasSize(1);
    }

    @Test
    void writesNoMoreThanTheDayAllows() {
        for (int i = 0; i < PER_DAY + 3; i++) {
            notices.on(disabled(WebhookDisablement.GONE, NOW.plusSeconds(i)), "event " + i);
        }
        assertThat(queued()).hasSize(PER_DAY);

        notices.on(disabled(WebhookDisablement.FAILING, NOW.plus(Duration.ofDays(1))), "event of the next day");

        assertThat(queued()).hasSize(PER_DAY + 1);
    }

    @Test
    void saysNothingOfWhatTheOwnerWanted() {
        notices.on(disabled(WebhookDisablement.OWNER, NOW), "event 1");

        assertThat(queued()).isEmpty();
    }

    @Test
    void mailsALinkToAnOwnerWhoCanConfirm() {
        notices.on(limitReached(ORGANIZATION, false), "event 1");

        assertThat(queued().getFirst().headers().subject()).startsWith("Confirm your address");
        notices.on(limitReached(ORGANIZATION, true), "event 2");
        assertThat(queued()).hasSize(1);
    }

    /// The agent could read the link itself.
    @Test
    void mailsNoLinkToAnInboxHere() {
        var own = OrganizationId.at(NOW);
        events.appendEvents(new GenericDomainEventMessage<>(
                "Organization",
                own.value(),
                0,
                new OrganizationRegistered(own, "Agent", "myself@agent.localhost", NOW)));

        notices.on(limitReached(own, false), "event 1");

        assertThat(queued()).isEmpty();
    }

    @Test
    void saysThatSendingIsPaused() {
        notices.on(
                new SendingPaused(SendingAccountId.of(ORGANIZATION), ORGANIZATION, PauseReason.BOUNCES, 12, 90, NOW),
                "event 1");

        assertThat(queued().getFirst().headers().subject()).startsWith("Sending was paused");
    }

    private static SendingLimitReached limitReached(OrganizationId organization, boolean isConfirmed) {
        return new SendingLimitReached(SendingAccountId.of(organization), organization, 20, isConfirmed, NOW);
    }

    private static WalletRanShort ranShort(Instant at) {
        return new WalletRanShort(WalletId.of(ORGANIZATION), ORGANIZATION, 1, 2, at);
    }

    private static WebhookDisabled disabled(WebhookDisablement reason, Instant at) {
        return new WebhookDisabled(WebhookId.at(at), ORGANIZATION, reason, at);
    }

    private List<MessageQueued> queued() {
        return stored(MessageQueued.class);
    }

    private <T> List<T> stored(Class<T> type) {
        var stored = new ArrayList<T>();
        try (var stream = events.readEvents(null, false)) {
            stream.map(DomainEventMessage.class::cast)
                    .map(DomainEventMessage::getPayload)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .forEach(stored::add);
        }
        return stored;
    }
}
