package com.mailboxkit.architecture.broken.kernel;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;

@Breaks({"events are records", "events carry their revision"})
public class MutableEvent implements DomainEvent {

    OrganizationId organizationId;

    @Override
    public OrganizationId organizationId() {
        return organizationId;
    }
}
