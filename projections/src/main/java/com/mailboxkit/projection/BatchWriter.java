package com.mailboxkit.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Lets a projection write the events of a batch together, right before the batch commits. When that fails, the batch
/// is rolled back and handed over again, and then each event is written by itself, so that only the one that cannot be
/// written becomes a dead letter.
public final class BatchWriter {

    private final FailureIsolation isolation;

    public BatchWriter(FailureIsolation isolation) {
        this.isolation = isolation;
    }

    /// Adds to the batch that is being handled. A dead letter that is retried comes alone.
    ///
    /// @param name of what is gathered; a batch has one list for each
    /// @param writer writes items in their order
    public <T> void add(String name, T item, Consumer<List<T>> writer) {
        if (isolation.isActive()
                || !(CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork)) {
            writer.accept(List.of(item));
            return;
        }
        var batch = CurrentUnitOfWork.get();
        List<T> items = batch.getOrComputeResource(BatchWriter.class.getName() + name, first -> {
            var gathered = new ArrayList<T>();
            batch.onPrepareCommit(commit -> write(gathered, writer));
            return gathered;
        });
        items.add(item);
    }

    private <T> void write(List<T> items, Consumer<List<T>> writer) {
        try {
            writer.accept(items);
        } catch (RuntimeException | Error failure) {
            isolation.failed();
            throw failure;
        }
    }
}
