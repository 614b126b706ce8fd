package com.mailboxkit.server.events;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Gathers what a transaction has to write until right before it commits, so that many small writes become a few
/// statements.
///
/// @param <W> what is gathered
final class CommitBuffer<W> {

    private final Supplier<W> nothing;
    private final Consumer<W> writer;

    /// @param nothing makes an empty collection of writes
    /// @param writer writes what was gathered, within the transaction
    CommitBuffer(Supplier<W> nothing, Consumer<W> writer) {
        this.nothing = nothing;
        this.writer = writer;
    }

    /// Adds to what the current transaction writes. Without a transaction, or when this one has written already, it is
    /// written at once.
    void add(Consumer<W> change) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            var gathered = current();
            change.accept(gathered.writes);
            if (gathered.written) {
                gathered.write();
            }
        } else {
            var alone = nothing.get();
            change.accept(alone);
            writer.accept(alone);
        }
    }

    @SuppressWarnings("unchecked") // nobody else binds to this object
    private Gathered current() {
        var known = (@Nullable Gathered) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        var gathered = new Gathered();
        TransactionSynchronizationManager.bindResource(this, gathered);
        TransactionSynchronizationManager.registerSynchronization(gathered);
        return gathered;
    }

    private final class Gathered implements TransactionSynchronization {

        private W writes = nothing.get();
        private boolean written;

        void write() {
            var all = writes;
            writes = nothing.get();
            written = true;
            writer.accept(all);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(CommitBuffer.this);
        }
    }
}
