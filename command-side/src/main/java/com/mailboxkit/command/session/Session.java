package com.mailboxkit.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.session.SessionCommand.SignInByKey;
import com.mailboxkit.kernel.session.SessionCommand.SignInByLink;
import com.mailboxkit.kernel.session.SessionEvent;
import com.mailboxkit.kernel.session.SessionEvent.KeySignedIn;
import com.mailboxkit.kernel.session.SessionEvent.OperatorSignedIn;
import com.mailboxkit.kernel.session.SessionEvent.OrganizationViewed;
import com.mailboxkit.kernel.session.SessionEvent.OwnerSignedIn;
import com.mailboxkit.kernel.session.SessionEvent.SessionRevoked;
import com.mailboxkit.kernel.session.SessionId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A browser that somebody signed in with. Knows the hash of its token, never the token. That it was used is no event:
/// one that nobody uses ends without one.
@Aggregate(cache = "aggregates")
class Session {

    @AggregateIdentifier
    private SessionId sessionId;

    private OrganizationId organizationId;
    private @Nullable String owner;
    private boolean revoked;

    /// Ids of the organizations that an operator looked into.
    private final Set<String> viewed = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Session() {}

    @SuppressWarnings("NullAway.Init")
    Session(SignInByKey signIn) {
        apply(new KeySignedIn(
                signIn.sessionId(),
                signIn.organizationId(),
                signIn.apiKeyId(),
                signIn.tokenHash(),
                signIn.expiresAt(),
                signIn.at()));
    }

    /// @param owner mailbox that the link was mailed to; null for an operator
    @SuppressWarnings("NullAway.Init")
    Session(SignInByLink signIn, @Nullable String owner) {
        apply(
                owner == null
                        ? new OperatorSignedIn(
                                signIn.sessionId(),
                                OrganizationId.PLATFORM,
                                signIn.tokenHash(),
                                signIn.expiresAt(),
                                signIn.at())
                        : new OwnerSignedIn(
                                signIn.sessionId(),
                                OrganizationId.PLATFORM,
                                owner,
                                signIn.tokenHash(),
                                signIn.expiresAt(),
                                signIn.at()));
    }

    /// @param caller tenant of the sessions that the caller may end
    /// @param callersOwner mailbox of the caller where that is an owner
    /// @throws Refusal `not_found` where it was revoked already, `access_denied` for the session of somebody else
    void revoke(OrganizationId caller, @Nullable String callersOwner, Instant at) {
        if (!organizationId.equals(caller) || !Objects.equals(owner, callersOwner)) {
            throw Refusal.accessDenied("session");
        }
        if (revoked) {
            throw Refusal.notFound("session");
        }
        apply(new SessionRevoked(sessionId, organizationId, at));
    }

    /// Once for each organization.
    void view(OrganizationId organization, Instant at) {
        if (!viewed.contains(organization.value())) {
            apply(new OrganizationViewed(sessionId, organization, at));
        }
    }

    @EventSourcingHandler
    void on(SessionEvent event) {
        sessionId = event.sessionId();
        switch (event) {
            case KeySignedIn signedIn -> organizationId = signedIn.organizationId();
            case OwnerSignedIn signedIn -> {
                organizationId = signedIn.organizationId();
                owner = signedIn.owner();
            }
            case OperatorSignedIn signedIn -> organizationId = signedIn.organizationId();
            case OrganizationViewed look -> viewed.add(look.organizationId().value());
            case SessionRevoked gone -> revoked = true;
        }
    }
}
