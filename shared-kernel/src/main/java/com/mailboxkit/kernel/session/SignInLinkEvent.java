package com.mailboxkit.kernel.session;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/// What happens to links that open sessions. Nothing is stored for a link until it is used.
public sealed interface SignInLinkEvent extends DomainEvent {

    /// @param signInLinkId made of the hash of the link's token
    /// @param organizationId the platform
    @Revision("1")
    record SignInLinkUsed(String signInLinkId, OrganizationId organizationId, SessionId sessionId, Instant at)
            implements SignInLinkEvent {}
}
