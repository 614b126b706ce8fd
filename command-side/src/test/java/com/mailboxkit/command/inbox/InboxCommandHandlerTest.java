package com.mailboxkit.command.inbox;

import static com.mailboxkit.command.inbox.InboxFixtures.CLAIMED;
import static com.mailboxkit.command.inbox.InboxFixtures.CREATED;
import static com.mailboxkit.command.inbox.InboxFixtures.DELETED;
import static com.mailboxkit.command.inbox.InboxFixtures.EMAIL;
import static com.mailboxkit.command.inbox.InboxFixtures.INBOX;
import static com.mailboxkit.command.inbox.InboxFixtures.LATER;
import static com.mailboxkit.command.inbox.InboxFixtures.NOW;
import static com.mailboxkit.command.inbox.InboxFixtures.OTHER_INBOX;
import static com.mailboxkit.command.inbox.InboxFixtures.OWNER;
import static com.mailboxkit.command.inbox.InboxFixtures.RELEASED;
import static com.mailboxkit.command.inbox.InboxFixtures.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.domain.DomainFixtures;
import com.mailboxkit.kernel.inbox.InboxCommand.CreateInbox;
import com.mailboxkit.kernel.inbox.InboxCommand.DeleteInbox;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Inbox and address together, on a real command bus and an event store in memory.
class InboxCommandHandlerTest {

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
            .configureAggregate(Inbox.class)
            .configureAggregate(Address.class)
            .configureAggregate(DomainFixtures.NAME)
            .registerCommandHandler(configuration -> new InboxCommandHandler(
                    configuration.repository(Inbox.class),
                    configuration.repository(Address.class),
                    DomainFixtures.names(configuration),
                    new AggregateStreams(configuration.eventStore())))
            .start();

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void claimsTheAddressWithTheInbox() {
        axon.commandGateway().sendAndWait(new CreateInbox(INBOX, OWNER, "Support", EMAIL, NOW));

        assertThat(inbox()).containsExactly(CREATED);
        assertThat(address()).containsExactly(CLAIMED);
    }

    @Test
    void makesOneInboxThoughTheCommandComesTwice() {
        var create = new CreateInbox(INBOX, OWNER, "Support", EMAIL, NOW);
        axon.commandGateway().sendAndWait(create);

        axon.commandGateway().sendAndWait(create);

        assertThat(inbox()).containsExactly(CREATED);
        assertThat(address()).containsExactly(CLAIMED);
    }

    @Test
    void makesNoInboxWhereTheAddressIsTaken() {
        axon.commandGateway().sendAndWait(new CreateInbox(INBOX, OWNER, "Support", EMAIL, NOW));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        axon.commandGateway().sendAndWait(new CreateInbox(OTHER_INBOX, STRANGER, "Mine", EMAIL, LATER)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.EMAIL_TAKEN));

        assertThat(stored(OTHER_INBOX.value())).isEmpty();
        assertThat(address()).containsExactly(CLAIMED);
    }

    @Test
    void givesNobodyASubaddressOfSomebodyElse() {
        var subaddress = EMAIL.replace("@", "+shop@");
        axon.commandGateway().sendAndWait(new CreateInbox(INBOX, OWNER, "Support", EMAIL, NOW));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> axon.commandGateway()
                        .sendAndWait(new CreateInbox(OTHER_INBOX, STRANGER, "Mine", subaddress, LATER)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.EMAIL_TAKEN));
        axon.commandGateway().sendAndWait(new CreateInbox(OTHER_INBOX, OWNER, "Shop", subaddress, LATER));

        assertThat(stored(OTHER_INBOX.value())).hasSize(1);
    }

    @Test
    void releasesTheAddressWithTheInbox() {
        axon.commandGateway().sendAndWait(new CreateInbox(INBOX, OWNER, "Support", EMAIL, NOW));

        axon.commandGateway().sendAndWait(new DeleteInbox(INBOX, OWNER, LATER));

        assertThat(inbox()).containsExactly(CREATED, DELETED);
        assertThat(address()).containsExactly(CLAIMED, RELEASED);
    }

    @Test
    void keepsInboxAndAddressWhereAStrangerDeletes() {
        axon.commandGateway().sendAndWait(new CreateInbox(INBOX, OWNER, "Support", EMAIL, NOW));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> axon.commandGateway().sendAndWait(new DeleteInbox(INBOX, STRANGER, LATER)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.ACCESS_DENIED));

        assertThat(inbox()).containsExactly(CREATED);
        assertThat(address()).containsExactly(CLAIMED);
    }

    @Test
    void knowsNoInboxThatNeverWas() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> axon.commandGateway().sendAndWait(new DeleteInbox(INBOX, OWNER, LATER)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    private List<Object> inbox() {
        return stored(INBOX.value());
    }

    private List<Object> address() {
        return stored(Address.idOf(EMAIL));
    }

    private List<Object> stored(String stream) {
        return axon.eventStore()
                .readEvents(stream)
                .asStream()
                .<Object>map(EventMessage::getPayload)
                .toList();
    }
}
