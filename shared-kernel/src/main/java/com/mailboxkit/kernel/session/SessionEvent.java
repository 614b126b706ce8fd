package com.mailboxkit.kernel.session;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/// What happens to sessions of browsers. Tokens, devices and network addresses are in no event; a session that nobody
/// uses ends without one.
public sealed interface SessionEvent extends DomainEvent {

    SessionId sessionId();

    /// @param tokenHash lower-case hex SHA-256, as of the others
    /// @param expiresAt when the session ends at the latest
    @Revision("1")
    record KeySignedIn(
            SessionId sessionId,
            OrganizationId organizationId,
            ApiKeyId apiKeyId,
            String tokenHash,
            Instant expiresAt,
            Instant at)
            implements SessionEvent {}

    /// Always stored together with the `SignInLinkUsed` of the link.
    ///
    /// @param organizationId the platform: the session is not of one organization
    /// @param owner mailbox that the link was mailed to, in the form in which mailboxes are compared
    @Revision("1")
    record OwnerSignedIn(
            SessionId sessionId,
            OrganizationId organizationId,
            String owner,
            String tokenHash,
            Instant expiresAt,
            Instant at)
            implements SessionEvent {}

    /// Always stored together with the `SignInLinkUsed` of the link.
    ///
    /// @param organizationId the platform
    @Revision("1")
    record OperatorSignedIn(
            SessionId sessionId, OrganizationId organizationId, String tokenHash, Instant expiresAt, Instant at)
            implements SessionEvent {}

    /// An operator looked into an organization for the first time in this session.
    ///
    /// @param organizationId that was looked into
    @Revision("1")
    record OrganizationViewed(SessionId sessionId, OrganizationId organizationId, Instant at) implements SessionEvent {}

    @Revision("1")
    record SessionRevoked(SessionId sessionId, OrganizationId organizationId, Instant at) implements SessionEvent {}
}
