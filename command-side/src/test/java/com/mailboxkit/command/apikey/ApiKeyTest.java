package com.mailboxkit.command.apikey;

import static com.mailboxkit.command.Refusals.refusal;

import com.mailboxkit.kernel.apikey.ApiKeyCommand.CreateApiKey;
import com.mailboxkit.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyCreated;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final ApiKeyId KEY = ApiKeyId.at(NOW);
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final CreateApiKey CREATE =
            new CreateApiKey(KEY, ORGANIZATION, "first", "a".repeat(64), "mbk_live_abcd…wxyz", false, NOW);
    private static final ApiKeyCreated CREATED =
            new ApiKeyCreated(KEY, ORGANIZATION, "first", "a".repeat(64), "mbk_live_abcd…wxyz", false, NOW);
    private static final ApiKeyRevoked REVOKED = new ApiKeyRevoked(KEY, ORGANIZATION, NOW);

    private final AggregateTestFixture<ApiKey> apiKey = new AggregateTestFixture<>(ApiKey.class);

    @BeforeEach
    void registerHandler() {
        apiKey.registerAnnotatedCommandHandler(new ApiKeyCommandHandler(apiKey.getRepository()));
    }

    @Test
    void isKnownByItsHashOnly() {
        apiKey.givenNoPriorActivity().when(CREATE).expectEvents(CREATED);
    }

    @Test
    void isMadeOnceThoughTheCommandComesTwice() {
        apiKey.given(CREATED).when(CREATE).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void isRevokedByItsOrganization() {
        apiKey.given(CREATED).when(new RevokeApiKey(KEY, ORGANIZATION, NOW)).expectEvents(REVOKED);
    }

    @Test
    void isNotThereOnceItWasRevoked() {
        apiKey.given(CREATED, REVOKED)
                .when(new RevokeApiKey(KEY, ORGANIZATION, NOW))
                .expectException(refusal(ProblemCode.NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void isNotRevokedByAnotherOrganization() {
        apiKey.given(CREATED)
                .when(new RevokeApiKey(KEY, OrganizationId.at(NOW), NOW))
                .expectException(refusal(ProblemCode.ACCESS_DENIED))
                .expectNoEvents();
    }

    @Test
    void cannotBeRevokedWhereThereIsNone() {
        apiKey.givenNoPriorActivity()
                .when(new RevokeApiKey(KEY, ORGANIZATION, NOW))
                .expectException(refusal(ProblemCode.NOT_FOUND));
    }
}
