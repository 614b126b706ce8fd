package com.mailboxkit.command.session;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.Aggregates;
import com.mailboxkit.command.organization.Organization;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.session.SessionCommand.RevokeSession;
import com.mailboxkit.kernel.session.SessionCommand.SignInByKey;
import com.mailboxkit.kernel.session.SessionCommand.SignInByLink;
import com.mailboxkit.kernel.session.SessionCommand.ViewOrganization;
import com.mailboxkit.mime.Addresses;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Opens and ends sessions. A sign-in may come twice, from a caller who tries again.
class SessionCommandHandler {

    private final Repository<Session> sessions;
    private final Repository<SignInLink> links;
    private final Repository<Organization> organizations;
    private final AggregateStreams streams;

    SessionCommandHandler(
            Repository<Session> sessions,
            Repository<SignInLink> links,
            Repository<Organization> organizations,
            AggregateStreams streams) {
        this.sessions = sessions;
        this.links = links;
        this.organizations = organizations;
        this.streams = streams;
    }

    @CommandHandler
    void handle(SignInByKey signIn) throws Exception {
        if (!streams.began(signIn.sessionId().value())) {
            sessions.newInstance(() -> new Session(signIn));
        }
    }

    /// @throws Refusal `unauthenticated` for a link that was used
    @CommandHandler
    void handle(SignInByLink signIn) throws Exception {
        if (streams.began(signIn.sessionId().value())) {
            return;
        }
        if (streams.began(SignInLink.idOf(signIn.linkHash()))) {
            throw SignInLinks.notValid();
        }
        var owner = owner(signIn.organizationId());
        links.newInstance(() -> new SignInLink(signIn.linkHash(), signIn.sessionId(), signIn.at()));
        sessions.newInstance(() -> new Session(signIn, owner));
    }

    private @Nullable String owner(OrganizationId organization) {
        if (organization.equals(OrganizationId.PLATFORM)) {
            return null;
        }
        return Aggregates.load(organizations, organization.value(), "organization")
                .invoke(named -> Addresses.key(named.ownerEmail()));
    }

    @CommandHandler
    void handle(RevokeSession revoke) {
        Aggregates.load(sessions, revoke.sessionId().value(), "session")
                .execute(session -> session.revoke(revoke.organizationId(), revoke.owner(), revoke.at()));
    }

    @CommandHandler
    void handle(ViewOrganization view) {
        Aggregates.load(sessions, view.sessionId().value(), "session")
                .execute(session -> session.view(view.organizationId(), view.at()));
    }
}
