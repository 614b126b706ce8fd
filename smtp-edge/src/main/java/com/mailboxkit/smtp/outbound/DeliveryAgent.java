package com.mailboxkit.smtp.outbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.MessageCommand.AttemptDelivery;
import com.mailboxkit.kernel.message.MessageCommand.FindPendingDelivery;
import com.mailboxkit.kernel.message.MessageCommand.PendingDelivery;
import com.mailboxkit.kernel.message.MessageCommand.RecordDeliveryResults;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.kernel.message.RecordDeliveries;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.Destination.Undeliverable;
import com.mailboxkit.smtp.outbound.Destination.Unresolved;
import com.mailboxkit.smtp.outbound.Envelopes.Recording;
import com.mailboxkit.smtp.outbound.Envelopes.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Makes the attempts that delivery sagas ask for. An attempt that is asked for while it runs is ignored, and it counts
/// as running until its results are recorded: nothing is sent twice but for a crash in between. At the end of the
/// platform what is under way is finished, within its grace; the sagas ask for the rest after the next start.
public final class DeliveryAgent implements SmartLifecycle, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeliveryAgent.class);
    private static final Duration RECORD_AGAIN = Duration.ofSeconds(1);
    private static final int RECORDED_TOGETHER = 100;

    private final CommandGateway commands;
    private final Router router;
    private final Signatures signatures;
    private final Envelopes envelopes;
    private final SmtpConnectionPool pool;
    private final Attempt attempt;
    private final ContentStore store;
    private final OpenTokens tokens;
    private final Clock clock;
    private final Semaphore permits;
    private final Duration grace;
    private final int maxRunning;
    private final LongAdder postponed = new LongAdder();
    private final Set<MessageId> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService recorders = Executors.newVirtualThreadPerTaskExecutor(); // outlive the workers
    private final RequestBatcher<RecordDeliveryResults, RecordDeliveryResults> records = new RequestBatcher<>(
            RECORDED_TOGETHER, group -> CompletableFuture.supplyAsync(() -> recordTogether(group), recorders));

    /// @param grace for what is under way when the platform stops
    /// @param maxRunning attempts at a time; sagas ask for the others again
    DeliveryAgent(
            CommandGateway commands,
            Router router,
            Signatures signatures,
            Envelopes envelopes,
            SmtpConnectionPool pool,
            ContentStore store,
            OpenTokens tokens,
            Clock clock,
            Semaphore permits,
            Duration grace,
            int maxRunning) {
        this.commands = commands;
        this.router = router;
        this.signatures = signatures;
        this.envelopes = envelopes;
        this.pool = pool;
        this.attempt = new Attempt(pool);
        this.store = store;
        this.tokens = tokens;
        this.clock = clock;
        this.permits = permits;
        this.grace = grace;
        this.maxRunning = maxRunning;
    }

    @CommandHandler
    void handle(AttemptDelivery wanted) {
        if (running.size() >= maxRunning) {
            postponed.increment();
        } else if (isRunning() && running.add(wanted.messageId())) {
            try {
                workers.execute(() -> run(wanted));
            } catch (RejectedExecutionException stopping) {
                running.remove(wanted.messageId());
            }
        }
    }

    /// How many attempts were not begun since the start, as too many ran.
    public long postponed() {
        return postponed.sum();
    }

    private void run(AttemptDelivery wanted) {
        try {
            deliver(wanted);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error("Delivery of {} failed; the saga asks again", wanted.messageId(), failure);
        } finally {
            running.remove(wanted.messageId());
        }
    }

    private void deliver(AttemptDelivery wanted) throws InterruptedException {
        PendingDelivery pending;
        Map<Destination, List<String>> byDestination;
        permits.acquire();
        try {
            pending = commands.sendAndWait(new FindPendingDelivery(wanted.messageId()));
            byDestination = pending.recipients().stream().collect(Collectors.groupingBy(router::of));
        } finally {
            permits.release(); // a message that waits for its turn with a slow provider keeps none from others
        }
        for (var group : byDestination.entrySet()) {
            var copies = Copy.of(pending.messageId(), pending.content(), group.getValue(), store, tokens);
            for (var copy : copies.toList()) {
                deliver(pending, group.getKey(), copy, results -> record(wanted, results));
            }
        }
    }

    private void deliver(PendingDelivery pending, Destination destination, Copy copy, Recording recording)
            throws InterruptedException {
        var recipients = copy.recipients();
        switch (destination) {
            case Servers servers -> {
                var signed =
                        servers.hop() == Hop.OWN ? signatures.unsigned(copy) : signatures.of(pending.mailFrom(), copy);
                Transaction transaction = envelope -> {
                    var message = new StoredMessage(pool.session(), copy, envelope.mailFrom(), signed);
                    return attempt.deliver(servers, message, envelope.recipients());
                };
                envelopes.deliver(pending, servers.hop(), recipients, transaction, recording);
            }
            case Undeliverable nowhere ->
                recording.of(recipients.stream()
                        .<DeliveryResult>map(recipient -> new Bounced(recipient, nowhere.why()))
                        .toList());
            case Unresolved unknown ->
                recording.of(recipients.stream()
                        .<DeliveryResult>map(recipient -> new Deferred(recipient, unknown.why()))
                        .toList());
        }
    }

    /// What happened must not be forgotten: tried until it is stored. Results that arrive together are stored together;
    /// where that fails, each by itself, since one may be the cause.
    private void record(AttemptDelivery wanted, List<DeliveryResult> results) throws InterruptedException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var record = new RecordDeliveryResults(wanted.messageId(), wanted.attempt(), results, now);
        try {
            records.add(record).get();
            return;
        } catch (ExecutionException failed) {
            log.debug("Results could not be recorded together", failed.getCause());
        }
        while (true) {
            try {
                commands.sendAndWait(new RecordDeliveries(List.of(record)));
                return;
            } catch (RuntimeException storeFailed) {
                log.warn("The results for {} could not be recorded; trying again", wanted.messageId(), storeFailed);
                Thread.sleep(RECORD_AGAIN);
            }
        }
    }

    private List<RecordDeliveryResults> recordTogether(List<RecordDeliveryResults> group) {
        commands.sendAndWait(new RecordDeliveries(group));
        return group;
    }

    @Override
    public void start() {
        // nothing to do before somebody asks for an attempt
    }

    /// While results can still be recorded: they would be lost, and what was delivered sent once more.
    @Override
    public void stop() {
        pool.end();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} deliveries did not end in time; they are made again after the next start", running.size());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !workers.isShutdown();
    }

    @Override
    public void close() {
        if (isRunning()) {
            stop();
        }
        workers.shutdownNow();
        recorders.shutdownNow();
        pool.close();
    }
}
