package com.mailboxkit.command;

import com.mailboxkit.kernel.problem.Refusal;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// Aggregates that a caller named: the id may be of nothing, or of something else.
public final class Aggregates {

    private Aggregates() {}

    /// @param what for the caller, such as `inbox`
    /// @throws Refusal `not_found`
    public static <T> Aggregate<T> load(Repository<T> repository, String id, String what) {
        try {
            return repository.load(id);
        } catch (AggregateNotFoundException | IncompatibleAggregateException unknown) {
            throw Refusal.notFound(what);
        }
    }
}
