package com.mailboxkit.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Batches concurrent calls: items that arrive while one batch is running wait and form the next one. One round
/// trip or commit then serves many callers under load, and a single caller does not wait longer.
///
/// All methods are thread-safe. One batch runs at a time. A batch that fails, fails for all of its items.
///
/// @param <T> the request
/// @param <R> the response
public final class RequestBatcher<T, R> {

    private record Waiting<T, R>(T item, CompletableFuture<R> response) {}

    private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final int largest;
    private final Function<List<T>, CompletableFuture<List<R>>> work;

    /// @param largest items in one batch, at least 1
    /// @param work returns one response for each item of a batch, in their order; must not block
    public RequestBatcher(int largest, Function<List<T>, CompletableFuture<List<R>>> work) {
        this.largest = largest;
        this.work = work;
    }

    /// Completes with the response for `item`, determined after this call started.
    public CompletableFuture<R> add(T item) {
        var waiting = new Waiting<T, R>(item, new CompletableFuture<>());
        queue.add(waiting);
        if (pending.getAndIncrement() == 0) {
            serveNext();
        }
        return waiting.response();
    }

    private void serveNext() {
        var batch = new ArrayList<Waiting<T, R>>();
        for (Waiting<T, R> next; batch.size() < largest && (next = queue.poll()) != null; ) {
            batch.add(next);
        }
        start(batch.stream().map(Waiting::item).toList()).whenComplete((responses, failure) -> {
            if (pending.addAndGet(-batch.size()) > 0) {
                serveNext();
            }
            complete(batch, responses, failure);
        });
    }

    private CompletableFuture<List<R>> start(List<T> items) {
        try {
            return work.apply(items);
        } catch (RuntimeException | Error failure) { // an error must not stop the queue for good
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void complete(List<Waiting<T, R>> batch, @Nullable List<R> responses, @Nullable Throwable failure) {
        for (int i = 0; i < batch.size(); i++) {
            var response = batch.get(i).response();
            if (responses != null && responses.size() == batch.size()) {
                response.complete(responses.get(i));
            } else if (failure != null) {
                response.completeExceptionally(
                        failure instanceof CompletionException wrapper && wrapper.getCause() != null
                                ? wrapper.getCause()
                                : failure);
            } else {
                response.completeExceptionally(
                        new IllegalStateException("a batch needs a response for each of its items"));
            }
        }
    }
}
