package com.mailboxkit.command.suppression;

import com.mailboxkit.command.AggregateStreams;
import org.axonframework.config.Configuration;

/// Suppression lists for the tests of other features.
public final class SuppressionFixtures {

    /// The aggregate that holds a list.
    public static final Class<?> LIST = SuppressionList.class;

    private SuppressionFixtures() {}

    public static SuppressionLists lists(Configuration axon) {
        return new SuppressionLists(axon.repository(SuppressionList.class), new AggregateStreams(axon.eventStore()));
    }

    /// Changes lists; what `lists` believes is told of it.
    public static Object handler(Configuration axon, SuppressionLists lists) {
        return new SuppressionHandler(axon.repository(SuppressionList.class), lists, 1_000);
    }
}
