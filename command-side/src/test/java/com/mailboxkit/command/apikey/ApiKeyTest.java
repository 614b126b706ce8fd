package com.mailboxkit.command.apikey;

import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyCreated;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final ApiKeyId KEY = ApiKeyId.at(NOW);
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final String HASH = "a".repeat(64);
    private static final String MASK = "mbk_live_abcd…wxyz";

    private final AggregateTestFixture<ApiKey> apiKey = new AggregateTestFixture<>(ApiKey.class);

    /// Making a key has no command of its own yet: it is part of registering an agent.
    record Cut(ApiKeyId apiKeyId) {}

    record Locksmith(Repository<ApiKey> apiKeys) {

        @CommandHandler
        void handle(Cut cut) throws Exception {
            apiKeys.newInstance(() -> new ApiKey(cut.apiKeyId(), ORGANIZATION, "first", HASH, MASK, NOW));
        }
    }

    @Test
    void isKnownByItsHashOnly() {
        apiKey.registerAnnotatedCommandHandler(new Locksmith(apiKey.getRepository()))
                .givenNoPriorActivity()
                .when(new Cut(KEY))
                .expectEvents(new ApiKeyCreated(KEY, ORGANIZATION, "first", HASH, MASK, NOW));
    }

    @Test
    void isMadeOnlyOnce() {
        apiKey.registerAnnotatedCommandHandler(new Locksmith(apiKey.getRepository()))
                .given(new ApiKeyCreated(KEY, ORGANIZATION, "first", HASH, MASK, NOW))
                .when(new Cut(KEY))
                .expectException(EventStoreException.class)
                .expectNoEvents();
    }
}
