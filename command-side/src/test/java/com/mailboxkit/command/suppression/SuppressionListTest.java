package com.mailboxkit.command.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.suppression.SuppressionCommand.AddSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.RemoveSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.SuppressAddress;
import com.mailboxkit.kernel.suppression.SuppressionEvent;
import com.mailboxkit.kernel.suppression.SuppressionEvent.AddressSuppressed;
import com.mailboxkit.kernel.suppression.SuppressionId;
import com.mailboxkit.kernel.suppression.SuppressionListId;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SuppressionListTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final SuppressionId ID = new SuppressionId("01KHXCQ5GVA8SQN2HJX6B9Z4T0");
    private static final SuppressionId OTHER = new SuppressionId("01KHXCQ5GVA8SQN2HJX6B9Z4T1");

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
            .configureAggregate(SuppressionList.class)
            .registerComponent(SuppressionLists.class, SuppressionFixtures::lists)
            .registerCommandHandler(configuration ->
                    SuppressionFixtures.handler(configuration, configuration.getComponent(SuppressionLists.class)))
            .start();

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void suppressesAnAddressOnceHoweverItIsWritten() {
        send(bounce("Ann@BÜCHER.example", ID));
        send(bounce("ann@xn--bcher-kva.example", OTHER));

        assertThat(events())
                .singleElement()
                .satisfies(event ->
                        assertThat(((AddressSuppressed) event).address()).isEqualTo("ann@xn--bcher-kva.example"));
    }

    @Test
    void tellsAtOnceWhoIsSuppressedAndWhy() {
        assertThat(suppressed("ann@example.com")).isEmpty(); // which is believed for a while

        send(bounce("ann@example.com", ID));

        assertThat(suppressed("Ann@example.com", "bob@example.com")).containsExactly("Ann@example.com");
    }

    @Test
    void refusesToAddWhatIsThere() {
        send(bounce("ann@example.com", ID));

        assertThatThrownBy(() -> send(add("ann@example.com", OTHER))).isInstanceOf(Refusal.class);
    }

    @Test
    void addsOnceForARequestThatComesTwice() {
        send(add("ann@example.com", ID));
        send(add("ann@example.com", ID));

        assertThat(events()).hasSize(1);
    }

    @Test
    void forgetsWhatIsRemovedAndSuppressesItAgain() {
        send(bounce("ann@example.com", ID));
        send(new RemoveSuppression(ORGANIZATION, ID, "ann@example.com", NOW));
        assertThat(suppressed("ann@example.com")).isEmpty();

        send(bounce("ann@example.com", OTHER));

        assertThat(suppressed("ann@example.com")).hasSize(1);
        assertThatThrownBy(() -> send(new RemoveSuppression(ORGANIZATION, ID, "ann@example.com", NOW)))
                .isInstanceOf(Refusal.class);
    }

    private static SuppressAddress bounce(String address, SuppressionId id) {
        return new SuppressAddress(
                ORGANIZATION, id, address, SuppressionReason.HARD_BOUNCE, MessageId.at(NOW), "550 No such user", NOW);
    }

    private static AddSuppression add(String address, SuppressionId id) {
        return new AddSuppression(ORGANIZATION, id, address, null, NOW);
    }

    private void send(Object command) {
        axon.commandGateway().sendAndWait(command);
    }

    private List<String> suppressed(String... recipients) {
        return DefaultUnitOfWork.startAndGet(null)
                .executeWithResult(() -> List.copyOf(axon.getComponent(SuppressionLists.class)
                        .of(ORGANIZATION)
                        .among(List.of(recipients))
                        .keySet()))
                .getPayload();
    }

    private List<SuppressionEvent> events() {
        return axon.eventStore()
                .readEvents(SuppressionListId.of(ORGANIZATION).value())
                .asStream()
                .map(event -> (SuppressionEvent) event.getPayload())
                .toList();
    }
}
