package com.mailboxkit.kernel;

import com.mailboxkit.kernel.organization.OrganizationId;

/// A stored fact. Its JSON is kept forever: a change of its shape needs a new revision and an upcaster.
public interface DomainEvent {

    /// The tenant the fact belongs to.
    OrganizationId organizationId();
}
