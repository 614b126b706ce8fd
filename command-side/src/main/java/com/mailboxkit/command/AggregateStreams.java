package com.mailboxkit.command;

import org.axonframework.eventsourcing.eventstore.EventStore;

/// What is known of an aggregate without loading it.
public final class AggregateStreams {

    private final EventStore events;

    public AggregateStreams(EventStore events) {
        this.events = events;
    }

    /// Whether the aggregate has begun, be it in the running unit of work: then the command that begins it was
    /// carried out already. A command that makes something asks this first, since it may come twice: from a caller
    /// who tries again, or over Axon Server.
    public boolean began(String aggregateId) {
        return events.lastSequenceNumberFor(aggregateId).isPresent();
    }
}
