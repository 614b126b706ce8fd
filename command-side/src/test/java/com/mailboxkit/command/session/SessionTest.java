package com.mailboxkit.command.session;

import static com.mailboxkit.command.Refusals.refusal;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.organization.Organization;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.session.SessionCommand.RevokeSession;
import com.mailboxkit.kernel.session.SessionCommand.ViewOrganization;
import com.mailboxkit.kernel.session.SessionEvent.KeySignedIn;
import com.mailboxkit.kernel.session.SessionEvent.OperatorSignedIn;
import com.mailboxkit.kernel.session.SessionEvent.OrganizationViewed;
import com.mailboxkit.kernel.session.SessionEvent.OwnerSignedIn;
import com.mailboxkit.kernel.session.SessionEvent.SessionRevoked;
import com.mailboxkit.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));
    private static final SessionId ID = new SessionId("01KHXCQ5GVA8SQN2HJX6B9Z4T0");
    private static final OrganizationId ORGANIZATION = new OrganizationId("01KHXCQ5GVA8SQN2HJX6B9Z4T1");
    private static final OrganizationId OTHER = new OrganizationId("01KHXCQ5GVA8SQN2HJX6B9Z4T2");
    private static final ApiKeyId KEY = new ApiKeyId("01KHXCQ5GVA8SQN2HJX6B9Z4T3");
    private static final String OWNER = "owner@example.com";

    private static final KeySignedIn BY_KEY = new KeySignedIn(ID, ORGANIZATION, KEY, "hash", END, NOW);
    private static final OwnerSignedIn BY_OWNER =
            new OwnerSignedIn(ID, OrganizationId.PLATFORM, OWNER, "hash", END, NOW);
    private static final OperatorSignedIn BY_OPERATOR =
            new OperatorSignedIn(ID, OrganizationId.PLATFORM, "hash", END, NOW);

    private final FixtureConfiguration<Session> session = new AggregateTestFixture<>(Session.class);

    @BeforeEach
    void handleCommands() {
        var organizations = new AggregateTestFixture<>(Organization.class).getRepository();
        var links = new AggregateTestFixture<>(SignInLink.class).getRepository();
        session.registerAnnotatedCommandHandler(new SessionCommandHandler(
                session.getRepository(), links, organizations, new AggregateStreams(session.getEventStore())));
    }

    @Test
    void endsForItsOwnTenantOnly() {
        session.given(BY_KEY)
                .when(new RevokeSession(ID, ORGANIZATION, null, NOW))
                .expectEvents(new SessionRevoked(ID, ORGANIZATION, NOW));
        session.given(BY_KEY)
                .when(new RevokeSession(ID, OTHER, null, NOW))
                .expectException(refusal(ProblemCode.ACCESS_DENIED))
                .expectNoEvents();
    }

    @Test
    void endsForItsOwnOwnerOnly() {
        session.given(BY_OWNER)
                .when(new RevokeSession(ID, OrganizationId.PLATFORM, OWNER, NOW))
                .expectEvents(new SessionRevoked(ID, OrganizationId.PLATFORM, NOW));
        session.given(BY_OWNER)
                .when(new RevokeSession(ID, OrganizationId.PLATFORM, "other@example.com", NOW))
                .expectException(refusal(ProblemCode.ACCESS_DENIED));
        session.given(BY_OWNER)
                .when(new RevokeSession(ID, OrganizationId.PLATFORM, null, NOW))
                .expectException(refusal(ProblemCode.ACCESS_DENIED));
        session.given(BY_OPERATOR)
                .when(new RevokeSession(ID, OrganizationId.PLATFORM, OWNER, NOW))
                .expectException(refusal(ProblemCode.ACCESS_DENIED));
    }

    @Test
    void endsOnce() {
        session.given(BY_KEY, new SessionRevoked(ID, ORGANIZATION, NOW))
                .when(new RevokeSession(ID, ORGANIZATION, null, NOW))
                .expectException(refusal(ProblemCode.NOT_FOUND));
    }

    @Test
    void recordsOnceThatAnOperatorLooksIntoAnOrganization() {
        session.given(BY_OPERATOR)
                .when(new ViewOrganization(ID, ORGANIZATION, NOW))
                .expectEvents(new OrganizationViewed(ID, ORGANIZATION, NOW));
        session.given(BY_OPERATOR, new OrganizationViewed(ID, ORGANIZATION, NOW))
                .when(new ViewOrganization(ID, ORGANIZATION, NOW))
                .expectNoEvents();
        session.given(BY_OPERATOR, new OrganizationViewed(ID, ORGANIZATION, NOW))
                .when(new ViewOrganization(ID, OTHER, NOW))
                .expectEvents(new OrganizationViewed(ID, OTHER, NOW));
    }
}
