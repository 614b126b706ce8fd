package com.mailboxkit.command.session;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.session.SessionId;
import com.mailboxkit.kernel.session.SignInLinkEvent.SignInLinkUsed;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// A link that opened a session. Its stream is named after the hash of its token: of two requests with one link at the
/// same time, the event store lets only one begin it.
@Aggregate(cache = "aggregates")
class SignInLink {

    @AggregateIdentifier
    private String signInLinkId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    SignInLink() {}

    @SuppressWarnings("NullAway.Init")
    SignInLink(String linkHash, SessionId session, Instant at) {
        apply(new SignInLinkUsed(idOf(linkHash), OrganizationId.PLATFORM, session, at));
    }

    /// @param linkHash lower-case hex SHA-256 of the link's token
    static String idOf(String linkHash) {
        return "sign-in-link:" + linkHash;
    }

    @EventSourcingHandler
    void on(SignInLinkUsed used) {
        signInLinkId = used.signInLinkId();
    }
}
