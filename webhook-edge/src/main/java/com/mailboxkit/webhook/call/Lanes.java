package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CallWebhook;
import com.mailboxkit.kernel.webhook.WebhookId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides which call is made next, so that a webhook which is slow or dead holds back nobody: each webhook and
/// each organization has so many calls at a time and no more, organizations take turns, and so do the webhooks
/// of each. A webhook that does nothing but fail is left alone for a while.
final class Lanes implements AutoCloseable {

    /// What a call says about the receiver.
    enum Health {
        WELL,
        ILL,
        /// It was not called.
        UNKNOWN
    }

    private record Start(CallWebhook call, Lane lane) {}

    private static final float NEARLY_ALL_PERCENT = 90;
    private static final int PROBES = 2;
    private static final int LOOKS_DURING_PAUSE = 10;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Object lock = new Object();
    private final Map<WebhookId, Lane> lanes = new HashMap<>(); // guarded by lock, as are all below
    private final Map<OrganizationId, Turn> turns = new HashMap<>();
    private final Deque<Turn> line = new ArrayDeque<>();
    private int running;

    private final CallProperties limits;
    private final Executor workers;
    private final Function<CallWebhook, Health> work;
    private final Consumer<CallWebhook> refuse;
    private final CircuitBreakerConfig breakers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-lanes").daemon().factory());

    /// @param work makes a call, and may take its time
    /// @param refuse is given the calls that were not made because their webhook is left alone
    Lanes(CallProperties limits, Executor workers, Function<CallWebhook, Health> work, Consumer<CallWebhook> refuse) {
        this.limits = limits;
        this.workers = workers;
        this.work = work;
        this.refuse = refuse;
        this.breakers = CircuitBreakerConfig.custom()
                .slidingWindowSize(limits.breakerCalls())
                .minimumNumberOfCalls(limits.breakerCalls())
                .failureRateThreshold(NEARLY_ALL_PERCENT)
                .waitDurationInOpenState(limits.breakerPause())
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .build();
        clock.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(CallWebhook call) {
        synchronized (lock) {
            var turn = turns.computeIfAbsent(call.organizationId(), first -> new Turn());
            var lane = lanes.computeIfAbsent(
                    call.webhookId(), id -> new Lane(turn, CircuitBreaker.of(id.value(), breakers)));
            lane.add(call);
            lineUp(lane);
        }
        startAll();
    }

    private void lineUp(Lane lane) {
        lane.lineUp(limits.perWebhook());
        lane.turn().lineUp(line, limits.perOrganization());
    }

    private void startAll() {
        for (Start next; (next = next()) != null; ) {
            var start = next;
            workers.execute(() -> run(start));
        }
    }

    private @Nullable Start next() {
        synchronized (lock) {
            while (running < limits.total() && !line.isEmpty()) {
                var turn = line.remove();
                turn.leaveLine();
                var start = next(turn);
                turn.lineUp(line, limits.perOrganization()); // behind the others
                if (start != null) {
                    return start;
                }
            }
            return null;
        }
    }

    private @Nullable Start next(Turn turn) {
        while (!turn.lanes().isEmpty()) {
            var lane = turn.lanes().remove();
            lane.leaveLine();
            var call = lane.begin();
            if (call != null) {
                turn.begin();
                running++;
                lane.lineUp(limits.perWebhook()); // behind the organization's others
                return new Start(call, lane);
            }
            lookAgainLater(lane);
        }
        return null;
    }

    private void run(Start start) {
        var health = Health.UNKNOWN;
        long began = System.nanoTime();
        try {
            health = work.apply(start.call());
        } finally {
            tell(start.lane().breaker(), health, System.nanoTime() - began);
            synchronized (lock) {
                running--;
                start.lane().end();
                start.lane().turn().end();
                lineUp(start.lane());
            }
            startAll();
        }
    }

    private static void tell(CircuitBreaker breaker, Health health, long nanos) {
        switch (health) {
            case WELL -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case ILL -> breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("no answer"));
            case UNKNOWN -> breaker.releasePermission();
        }
    }

    private void lookAgainLater(Lane lane) {
        long wait = Math.max(1, limits.breakerPause().toMillis() / LOOKS_DURING_PAUSE);
        clock.schedule(() -> lookAgain(lane), wait, TimeUnit.MILLISECONDS);
    }

    private void lookAgain(Lane lane) {
        List<CallWebhook> given;
        synchronized (lock) {
            given = lane.unpark(limits.breakerPause());
            lineUp(lane);
        }
        given.forEach(call -> workers.execute(() -> refuse.accept(call)));
        startAll();
    }

    private void sweep() {
        synchronized (lock) {
            lanes.values().removeIf(lane -> lane.isForgotten(FORGET_AFTER));
            turns.entrySet()
                    .removeIf(entry -> entry.getValue().isIdle()
                            && lanes.values().stream().noneMatch(lane -> lane.turn() == entry.getValue()));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
