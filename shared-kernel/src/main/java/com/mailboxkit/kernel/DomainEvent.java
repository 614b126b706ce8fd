package com.mailboxkit.kernel;

import com.mailboxkit.kernel.organization.OrganizationId;

/// A fact that was stored. Its JSON is kept for ever: a change of shape needs a new revision and an upcaster.
public interface DomainEvent {

    /// The tenant the fact belongs to.
    OrganizationId organizationId();
}
