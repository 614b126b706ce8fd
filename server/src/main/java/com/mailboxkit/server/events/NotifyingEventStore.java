package com.mailboxkit.server.events;

import static com.mailboxkit.server.events.EventStoreNotifier.Signal.STORED;
import static com.mailboxkit.server.events.EventStoreNotifier.Signal.WAITING;

import com.mailboxkit.kernel.ReadBarrier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Axon's event store in PostgreSQL, quick to tell its readers. Axon's own lets a pooled processor poll twice a second;
/// this one wakes it right after a commit, on this node and on others. Commits that follow each other closely share a
/// wake-up, so that processors take many events at a time where there are many. What was not heard of another node is
/// looked for every [#OTHER_NODES_MILLIS].
/// Where somebody waits at the read barrier, those that it is about are woken at once; the others read from
/// [#background], and those to which many small batches are dear from [#batched].
final class NotifyingEventStore extends EmbeddedEventStore {

    private static final Logger log = LoggerFactory.getLogger(NotifyingEventStore.class);
    private static final long OTHER_NODES_MILLIS = 250;
    private static final long BETWEEN_WAKES_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BETWEEN_HURRIED_WAKES_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int FETCH_MILLIS = 20;
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> unhurriedReaders = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> gatheringReaders = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final AtomicBoolean hurrying = new AtomicBoolean();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final EventStoreNotifier otherNodes;
    private final BooleanSupplier readModelIsHere;
    private volatile long lastWakeNanos = System.nanoTime() - BETWEEN_WAKES_NANOS;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("event-store-wake").daemon().factory());

    /// @param readModelIsHere whether what readers wait for is projected on this node
    NotifyingEventStore(
            Builder builder, ReadBarrier barrier, EventStoreNotifier otherNodes, BooleanSupplier readModelIsHere) {
        super(builder);
        this.otherNodes = otherNodes;
        this.readModelIsHere = readModelIsHere;
        barrier.onWaiting(this::expedite);
        otherNodes.onSignal(signal -> {
            switch (signal) {
                case STORED -> scheduleWake(waking, BETWEEN_WAKES_NANOS, this::wakeAll);
                case WAITING -> scheduleWake(hurrying, BETWEEN_HURRIED_WAKES_NANOS, () -> wake(readers));
            }
        });
        clock.scheduleWithFixedDelay(this::wakeAll, OTHER_NODES_MILLIS, OTHER_NODES_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// The same events, for processors that no reader waits for.
    StreamableMessageSource<TrackedEventMessage<?>> background() {
        return new Source(unhurriedReaders);
    }

    /// The same events, for a processor that takes them in large batches: a little later, but each has what has
    /// happened meanwhile in it.
    StreamableMessageSource<TrackedEventMessage<?>> batched() {
        return new Source(gatheringReaders);
    }

    private final class Source implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final Set<Runnable> itsReaders;

        Source(Set<Runnable> itsReaders) {
            this.itsReaders = itsReaders;
        }

        @Override
        public TrackingEventStream openStream(@Nullable TrackingToken token) {
            return new WakingStream(NotifyingEventStore.super.openStream(token), itsReaders);
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return NotifyingEventStore.this.createTailToken();
        }

        @Override
        public @Nullable TrackingToken createHeadToken() {
            return NotifyingEventStore.this.createHeadToken();
        }

        @Override
        public @Nullable TrackingToken createTokenAt(Instant at) {
            return NotifyingEventStore.this.createTokenAt(at);
        }
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        scheduleWake(waking, BETWEEN_WAKES_NANOS, () -> {
            wakeAll();
            otherNodes.signal(STORED);
        });
    }

    private void expedite() {
        scheduleWake(hurrying, BETWEEN_HURRIED_WAKES_NANOS, () -> {
            wake(readers);
            if (!readModelIsHere.getAsBoolean()) {
                otherNodes.signal(WAITING);
            }
        });
    }

    private void scheduleWake(AtomicBoolean scheduled, long afterLastNanos, Runnable wake) {
        if (scheduled.compareAndSet(false, true)) {
            long wait = lastWakeNanos + afterLastNanos - System.nanoTime();
            clock.schedule(
                    () -> {
                        scheduled.set(false);
                        lastWakeNanos = System.nanoTime();
                        super.afterCommit(List.of());
                        wake.run();
                    },
                    Math.max(0, wait),
                    TimeUnit.NANOSECONDS);
        }
    }

    private void wakeAll() {
        wake(readers);
        wake(unhurriedReaders);
        scheduleWake(gathering, GATHERING_NANOS, () -> wake(gatheringReaders));
    }

    private static void wake(Set<Runnable> readers) {
        for (var reader : readers) {
            try {
                reader.run();
            } catch (RuntimeException failure) {
                log.warn("An event processor could not be woken; it will look by itself", failure);
            }
        }
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new WakingStream(super.openStream(token), readers);
    }

    @Override
    public void shutDown() {
        clock.shutdownNow();
        super.shutDown();
    }

    /// A processor that is woken finds the events: they are being fetched then, by a thread of the event store, and a
    /// processor that looked before they are here would sleep again.
    private static final class WakingStream implements TrackingEventStream {

        private final TrackingEventStream stream;
        private final Set<Runnable> readers;
        private final AtomicBoolean woken = new AtomicBoolean();
        private @Nullable Runnable reader;

        WakingStream(TrackingEventStream stream, Set<Runnable> readers) {
            this.stream = stream;
            this.readers = readers;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit)
                    || (woken.getAndSet(false) && stream.hasNextAvailable(FETCH_MILLIS, TimeUnit.MILLISECONDS));
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            reader = () -> {
                woken.set(true);
                callback.run();
            };
            return readers.add(reader);
        }

        @Override
        public void close() {
            if (reader != null) {
                readers.remove(reader);
            }
            stream.close();
        }
    }
}
