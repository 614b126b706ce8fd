package com.mailboxkit.kernel;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Lets a reader wait until everything that was stored before it asked has reached the PostgreSQL read model, so that
/// whoever writes and then reads sees the write.
///
/// The event store names each event before it commits ([#stored]), the projection names it after its rows committed
/// ([#projected]). A projection that is starting, catching up or being rebuilt closes the barrier for all
/// ([#close], [#open]). Waiting is free where nothing is outstanding.
///
/// All methods are thread-safe. The barrier sees the writes of its own process.
public final class ReadBarrier {

    private record Write(OrganizationId organizationId, CompletableFuture<Void> done) {}

    private final Map<String, Write> outstanding = new ConcurrentHashMap<>();
    private final Map<OrganizationId, Map<String, CompletableFuture<Void>>> byOrganization = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> closed = new ConcurrentHashMap<>();
    private volatile Runnable hurry = () -> {};

    /// Lets `whoProjects` know when somebody has to wait, so that events which were put off are projected now.
    public void onWaiting(Runnable whoProjects) {
        hurry = whoProjects;
    }

    /// An event that is about to be committed.
    public void stored(String eventId, OrganizationId organizationId) {
        var done = new CompletableFuture<Void>();
        if (outstanding.putIfAbsent(eventId, new Write(organizationId, done)) == null) {
            byOrganization.compute(organizationId, (id, writes) -> {
                var known = writes == null ? new ConcurrentHashMap<String, CompletableFuture<Void>>() : writes;
                known.put(eventId, done);
                return known;
            });
        }
    }

    /// The rows of an event are committed, or the event was rolled back or set aside: nobody needs to wait for it.
    public void projected(String eventId) {
        var write = outstanding.remove(eventId);
        if (write == null) {
            return;
        }
        byOrganization.computeIfPresent(write.organizationId(), (id, writes) -> {
            writes.remove(eventId);
            return writes.isEmpty() ? null : writes;
        });
        write.done().complete(null);
    }

    /// The read model `projection` is not complete from now on.
    public void close(String projection) {
        closed.putIfAbsent(projection, new CompletableFuture<>());
    }

    /// The read model `projection` has caught up.
    public void open(String projection) {
        var waiting = closed.remove(projection);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /// Completes when every write of `organizationId` that is outstanding now has been projected.
    public CompletableFuture<Void> settled(OrganizationId organizationId) {
        var writes = byOrganization.get(organizationId);
        return writes == null ? opened() : projected(writes.values());
    }

    /// Completes when every write of anybody that is outstanding now has been projected: for readers who do not know
    /// yet whom they ask for, such as a key or an address nobody has seen so far.
    public CompletableFuture<Void> settled() {
        return projected(outstanding.values().stream().map(Write::done).toList());
    }

    private CompletableFuture<Void> projected(Collection<CompletableFuture<Void>> writes) {
        var done = all(writes);
        if (!done.isDone()) {
            hurry.run();
        }
        return done.thenCompose(projected -> opened());
    }

    private CompletableFuture<Void> opened() {
        return all(closed.values());
    }

    private static CompletableFuture<Void> all(Collection<CompletableFuture<Void>> futures) {
        return futures.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
