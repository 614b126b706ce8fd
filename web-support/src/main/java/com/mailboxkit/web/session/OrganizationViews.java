package com.mailboxkit.web.session;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.session.SessionId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/// Keeps a record of which organizations operators look into. Without one, they may look into none.
public interface OrganizationViews {

    /// Completes once it is stored.
    Mono<Void> record(SessionId session, OrganizationId organization, Instant at);
}
