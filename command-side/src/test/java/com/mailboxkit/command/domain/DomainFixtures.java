package com.mailboxkit.command.domain;

import com.mailboxkit.command.AggregateStreams;
import org.axonframework.config.Configuration;

/// Domains for the tests of other features.
public final class DomainFixtures {

    /// The aggregate that holds the names.
    public static final Class<?> NAME = DomainName.class;

    private DomainFixtures() {}

    /// On a platform whose own domain is `agent.localhost`.
    public static DomainNames names(Configuration axon) {
        return new DomainNames(
                axon.repository(DomainName.class), new AggregateStreams(axon.eventStore()), "agent.localhost");
    }
}
