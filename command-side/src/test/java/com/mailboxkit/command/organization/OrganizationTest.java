package com.mailboxkit.command.organization;

import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRegistered;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class OrganizationTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);

    private final AggregateTestFixture<Organization> organization = new AggregateTestFixture<>(Organization.class);

    /// Registering has no command for the organization alone: it is part of registering an agent.
    record Found(OrganizationId organizationId) {}

    record Registry(Repository<Organization> organizations) {

        @CommandHandler
        void handle(Found found) throws Exception {
            organizations.newInstance(
                    () -> new Organization(found.organizationId(), "Agent", "owner@example.com", NOW));
        }
    }

    @Test
    void beginsWithItsNameAndOwner() {
        organization
                .registerAnnotatedCommandHandler(new Registry(organization.getRepository()))
                .givenNoPriorActivity()
                .when(new Found(ORGANIZATION))
                .expectEvents(new OrganizationRegistered(ORGANIZATION, "Agent", "owner@example.com", NOW));
    }

    @Test
    void beginsOnlyOnce() {
        organization
                .registerAnnotatedCommandHandler(new Registry(organization.getRepository()))
                .given(new OrganizationRegistered(ORGANIZATION, "Agent", "owner@example.com", NOW))
                .when(new Found(ORGANIZATION))
                .expectException(EventStoreException.class)
                .expectNoEvents();
    }
}
