package com.mailboxkit.projection;

import com.mailboxkit.kernel.DomainEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/// Events of one organization are handled in order; different organizations concurrently.
public final class SequenceByOrganization implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        return event.getPayload() instanceof DomainEvent fact ? fact.organizationId() : event.getIdentifier();
    }
}
