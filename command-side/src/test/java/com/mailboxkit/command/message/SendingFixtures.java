package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.INBOX;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.ORGANIZATION;
import static com.mailboxkit.command.message.MessageFixtures.queued;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.domain.DomainFixtures;
import com.mailboxkit.command.inbox.Inbox;
import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.command.sending.SendingAccount;
import com.mailboxkit.command.sending.SendingAccountFixtures;
import com.mailboxkit.command.sending.SendingAccounts;
import com.mailboxkit.command.suppression.SuppressionFixtures;
import com.mailboxkit.command.suppression.SuppressionLists;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.SendMessages;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.sending.SendingAccountId;
import com.mailboxkit.kernel.sending.SendingEvent;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.Repository;

/// Wallets, inboxes and messages on a real command bus, with the events in memory.
final class SendingFixtures implements AutoCloseable {

    static final Tariff TARIFF = new Tariff(1_000, 1, 2, 2, 1);

    /// What sending needs to be there.
    private record Prepare(OrganizationId organization, InboxId inbox, long mills) {}

    private record Preparation(
            Repository<Wallet> wallets, Repository<Inbox> inboxes, Repository<SendingAccount> accounts) {

        @CommandHandler
        void handle(Prepare prepare) throws Exception {
            wallets.newInstance(() -> new Wallet(prepare.organization(), prepare.mills(), NOW));
            accounts.newInstance(() -> new SendingAccount(prepare.organization(), NOW));
            inboxes.newInstance(
                    () -> new Inbox(prepare.inbox(), prepare.organization(), "Me", "me@agent.localhost", NOW));
        }
    }

    /// Refuses what the unique key of the table in PostgreSQL refuses; Axon's own engine in memory takes it.
    private static final class UniqueEvents extends InMemoryEventStorageEngine {

        private record Place(String stream, long sequence) {}

        private final Set<Place> taken = new HashSet<>();

        @Override
        public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
            var places = events.stream()
                    .map(event -> (DomainEventMessage<?>) event)
                    .map(event -> new Place(event.getAggregateIdentifier(), event.getSequenceNumber()))
                    .toList();
            if (places.stream().anyMatch(taken::contains)) {
                throw new AggregateStreamCreationException("duplicate key value violates unique constraint");
            }
            taken.addAll(places);
            super.appendEvents(events);
        }
    }

    private final InMemoryEventStorageEngine events = new UniqueEvents();
    private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Error> nextFailure = new AtomicReference<>();
    private final Configuration axon;

    SendingFixtures() {
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> events)
                .configureAggregate(Wallet.class)
                .configureAggregate(Inbox.class)
                .configureAggregate(Message.class)
                .configureAggregate(DomainFixtures.NAME)
                .configureAggregate(SuppressionFixtures.LIST)
                .configureAggregate(SendingAccount.class)
                .registerComponent(SuppressionLists.class, SuppressionFixtures::lists)
                .registerCommandHandler(configuration ->
                        SuppressionFixtures.handler(configuration, configuration.getComponent(SuppressionLists.class)))
                .registerComponent(SendingAccounts.class, SendingAccountFixtures::accounts)
                .registerCommandHandler(SendingAccountFixtures::handler)
                .registerCommandHandler(configuration -> new SendHandler(
                        configuration.repository(Wallet.class),
                        configuration.repository(Inbox.class),
                        configuration.repository(Message.class),
                        DomainFixtures.names(configuration),
                        configuration.getComponent(SuppressionLists.class),
                        configuration.getComponent(SendingAccounts.class),
                        new AggregateStreams(configuration.eventStore()),
                        TARIFF))
                .registerCommandHandler(configuration -> new DeliveryRecorder(
                        configuration.repository(Message.class), configuration.repository(Wallet.class)))
                .registerCommandHandler(configuration -> new RefundHandler(
                        configuration.repository(Message.class), configuration.repository(Wallet.class)))
                .registerCommandHandler(configuration -> new Preparation(
                        configuration.repository(Wallet.class),
                        configuration.repository(Inbox.class),
                        configuration.repository(SendingAccount.class)))
                .start();
        axon.commandBus().registerDispatchInterceptor(messages -> (index, command) -> {
            if (command.getPayload() instanceof SendMessages group) {
                groups.add(group.sends().size());
                var failure = nextFailure.getAndSet(null);
                if (failure != null) {
                    throw failure;
                }
            }
            return command;
        });
    }

    static SendMessage send(long costMills) {
        return send(MessageId.at(NOW), INBOX, costMills);
    }

    static SendMessage send(MessageId id, InboxId inbox, long costMills) {
        return send(ORGANIZATION, id, inbox, costMills);
    }

    static SendMessage send(OrganizationId organization, MessageId id, InboxId inbox, long costMills) {
        var like = queued("ann@example.com");
        return new SendMessage(
                id,
                organization,
                inbox,
                like.headers(),
                List.of(),
                like.recipients(),
                like.content(),
                costMills == 0,
                costMills,
                NOW);
    }

    /// A message to so many recipients outside, at the price of `TARIFF`.
    static SendMessage outside(int recipients) {
        return to(IntStream.range(0, recipients)
                .mapToObj("ann-%d@example.com"::formatted)
                .toArray(String[]::new));
    }

    static SendMessage to(String... recipients) {
        var like = send(1);
        return new SendMessage(
                like.messageId(),
                like.organizationId(),
                like.inboxId(),
                like.headers(),
                List.of(),
                List.of(recipients),
                like.content(),
                false,
                TARIFF.costOf(recipients.length, 0),
                NOW);
    }

    void prepare(long mills) {
        prepare(ORGANIZATION, INBOX, mills);
    }

    void prepare(OrganizationId organization, InboxId inbox, long mills) {
        commands().sendAndWait(new Prepare(organization, inbox, mills));
    }

    CommandGateway commands() {
        return axon.commandGateway();
    }

    /// Lets the next group fail as a virtual machine may.
    void failNextSend(Error failure) {
        nextFailure.set(failure);
    }

    /// Sizes of the groups that were sent, in their order.
    List<Integer> groups() {
        return List.copyOf(groups);
    }

    /// Every message that was queued, in the order of the store.
    List<MessageId> queuedMessages() {
        return all().stream()
                .map(TrackedEventMessage::getPayload)
                .filter(MessageQueued.class::isInstance)
                .map(event -> ((MessageQueued) event).messageId())
                .toList();
    }

    /// The messages that `organization` paid for, in the order of its ledger.
    List<MessageId> paidMessages(OrganizationId organization) {
        return wallet(organization).stream()
                .filter(WalletCharged.class::isInstance)
                .map(event -> ((WalletCharged) event).messageId())
                .toList();
    }

    /// What was counted of `organization`, in the order of its account.
    List<SendingEvent> account(OrganizationId organization) {
        return axon.eventStore()
                .readEvents(SendingAccountId.of(organization).value())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(SendingEvent.class::cast)
                .toList();
    }

    List<WalletEvent> wallet(OrganizationId organization) {
        return axon.eventStore()
                .readEvents(WalletId.of(organization).value())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(WalletEvent.class::cast)
                .toList();
    }

    private List<TrackedEventMessage<?>> all() {
        var all = new ArrayList<TrackedEventMessage<?>>();
        try (var stream = events.readEvents(null, false)) {
            stream.forEach(event -> all.add((TrackedEventMessage<?>) event));
        }
        return all;
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
