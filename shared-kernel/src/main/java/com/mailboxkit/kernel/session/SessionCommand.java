package com.mailboxkit.kernel.session;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// Begins and ends sessions of browsers. Tokens are in no command: only their lower-case hex SHA-256.
public sealed interface SessionCommand {

    SessionId sessionId();

    /// Opens a session with the rights of an API key that was shown.
    ///
    /// @param tokenHash of the session's own token
    record SignInByKey(
            @TargetAggregateIdentifier SessionId sessionId,
            OrganizationId organizationId,
            ApiKeyId apiKeyId,
            String tokenHash,
            Instant expiresAt,
            Instant at)
            implements SessionCommand {}

    /// Opens a session with a link, which opens nothing afterwards.
    ///
    /// @param linkHash of the link's token
    /// @param organizationId whose owner the link was mailed to; [OrganizationId#PLATFORM] for an operator
    /// @param tokenHash of the session's own token
    record SignInByLink(
            SessionId sessionId,
            String linkHash,
            OrganizationId organizationId,
            String tokenHash,
            Instant expiresAt,
            Instant at)
            implements SessionCommand {}

    /// The session opens nothing from now on, on any node.
    ///
    /// @param organizationId the tenant of the session that is meant: of its API key, else the platform
    /// @param owner the owner's mailbox where the session that is meant is an owner's
    record RevokeSession(
            @TargetAggregateIdentifier SessionId sessionId,
            OrganizationId organizationId,
            @Nullable String owner,
            Instant at)
            implements SessionCommand {}

    /// Records that an operator looks into an organization; once for each session and organization.
    record ViewOrganization(@TargetAggregateIdentifier SessionId sessionId, OrganizationId organizationId, Instant at)
            implements SessionCommand {}
}
