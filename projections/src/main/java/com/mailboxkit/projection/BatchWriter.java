package com.mailboxkit.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Writes the events of a batch together, right before the batch commits. When that fails, the batch is
/// rolled back and processed again with each event written separately, so that only the failing event becomes
/// a dead letter.
public final class BatchWriter {

    private final FailureIsolation isolation;

    public BatchWriter(FailureIsolation isolation) {
        this.isolation = isolation;
    }

    /// Adds to the current batch. A dead letter that is retried is processed alone.
    ///
    /// @param name of the list; a batch has one list for each name
    /// @param writer writes items in their order
    public <T> void add(String name, T item, Consumer<List<T>> writer) {
        if (isolation.isActive()
                || !(CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork)) {
            writer.accept(List.of(item));
            return;
        }
        var batch = CurrentUnitOfWork.get();
        List<T> items = batch.getOrComputeResource(BatchWriter.class.getName() + name, first -> {
            var collected = new ArrayList<T>();
            batch.onPrepareCommit(commit -> write(collected, writer));
            return collected;
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
