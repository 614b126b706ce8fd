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

/// Does work for many at once: what arrives while one group is under way waits and becomes the next group. A round trip
/// or a commit then serves many callers when there are many, and nobody waits longer when there is one.
///
/// All methods are thread-safe. One group is under way at a time. A group that fails, fails for all that are in it.
///
/// @param <T> what is asked
/// @param <R> what is answered
public final class RequestBatcher<T, R> {

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    private final Queue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final int largest;
    private final Function<List<T>, CompletableFuture<List<R>>> work;

    /// @param largest items in one group, at least 1
    /// @param work answers a group, one answer for each item and in their order; must not block
    public RequestBatcher(int largest, Function<List<T>, CompletableFuture<List<R>>> work) {
        this.largest = largest;
        this.work = work;
    }

    /// Completes with the answer for `item`, found out after this call began.
    public CompletableFuture<R> add(T item) {
        var waiting = new Waiting<T, R>(item, new CompletableFuture<>());
        queue.add(waiting);
        if (unanswered.getAndIncrement() == 0) {
            serveNext();
        }
        return waiting.answer();
    }

    private void serveNext() {
        var group = new ArrayList<Waiting<T, R>>();
        for (Waiting<T, R> next; group.size() < largest && (next = queue.poll()) != null; ) {
            group.add(next);
        }
        start(group.stream().map(Waiting::item).toList()).whenComplete((answers, failure) -> {
            if (unanswered.addAndGet(-group.size()) > 0) {
                serveNext();
            }
            answer(group, answers, failure);
        });
    }

    private CompletableFuture<List<R>> start(List<T> items) {
        try {
            return work.apply(items);
        } catch (RuntimeException | Error failure) { // an error must not let the queue stand still for ever
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void answer(List<Waiting<T, R>> group, @Nullable List<R> answers, @Nullable Throwable failure) {
        for (int i = 0; i < group.size(); i++) {
            var answer = group.get(i).answer();
            if (answers != null && answers.size() == group.size()) {
                answer.complete(answers.get(i));
            } else if (failure != null) {
                answer.completeExceptionally(
                        failure instanceof CompletionException wrapper && wrapper.getCause() != null
                                ? wrapper.getCause()
                                : failure);
            } else {
                answer.completeExceptionally(
                        new IllegalStateException("a group needs an answer for each of its items"));
            }
        }
    }
}
