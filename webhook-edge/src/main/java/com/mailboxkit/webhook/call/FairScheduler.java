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
final class FairScheduler implements AutoCloseable {

    /// What a call says about the receiver.
    enum Health {
        HEALTHY,
        FAILING,
        /// It was not called.
        UNKNOWN
    }

    private record Start(CallWebhook call, WebhookQueue queue) {}

    private static final float NEARLY_ALL_PERCENT = 90;
    private static final int PROBES = 2;
    private static final int POLLS_DURING_PAUSE = 10;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Object lock = new Object();
    private final Map<WebhookId, WebhookQueue> scheduler = new HashMap<>(); // guarded by lock, as are all below
    private final Map<OrganizationId, OrganizationQueue> organizations = new HashMap<>();
    private final Deque<OrganizationQueue> ready = new ArrayDeque<>();
    private int running;

    private final WebhookCallProperties limits;
    private final Executor workers;
    private final Function<CallWebhook, Health> work;
    private final Consumer<CallWebhook> refuse;
    private final CircuitBreakerConfig breakers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-lanes").daemon().factory());

    /// @param work makes a call, and may take its time
    /// @param refuse is given the calls that were not made because their webhook is left alone
    FairScheduler(
            WebhookCallProperties limits,
            Executor workers,
            Function<CallWebhook, Health> work,
            Consumer<CallWebhook> refuse) {
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
            var organization = organizations.computeIfAbsent(call.organizationId(), first -> new OrganizationQueue());
            var queue = scheduler.computeIfAbsent(
                    call.webhookId(), id -> new WebhookQueue(organization, CircuitBreaker.of(id.value(), breakers)));
            queue.add(call);
            enqueue(queue);
        }
        startAll();
    }

    private void enqueue(WebhookQueue queue) {
        queue.enqueue(limits.perWebhook());
        queue.organization().enqueue(ready, limits.perOrganization());
    }

    private void startAll() {
        for (Start next; (next = next()) != null; ) {
            var start = next;
            workers.execute(() -> run(start));
        }
    }

    private @Nullable Start next() {
        synchronized (lock) {
            while (running < limits.total() && !ready.isEmpty()) {
                var organization = ready.remove();
                organization.dequeue();
                var start = next(organization);
                organization.enqueue(ready, limits.perOrganization()); // behind the others
                if (start != null) {
                    return start;
                }
            }
            return null;
        }
    }

    private @Nullable Start next(OrganizationQueue organization) {
        while (!organization.scheduler().isEmpty()) {
            var queue = organization.scheduler().remove();
            queue.dequeue();
            var call = queue.begin();
            if (call != null) {
                organization.begin();
                running++;
                queue.enqueue(limits.perWebhook()); // behind the organization's others
                return new Start(call, queue);
            }
            resumeLater(queue);
        }
        return null;
    }

    private void run(Start start) {
        var health = Health.UNKNOWN;
        long began = System.nanoTime();
        try {
            health = work.apply(start.call());
        } finally {
            record(start.queue().breaker(), health, System.nanoTime() - began);
            synchronized (lock) {
                running--;
                start.queue().end();
                start.queue().organization().end();
                enqueue(start.queue());
            }
            startAll();
        }
    }

    private static void record(CircuitBreaker breaker, Health health, long nanos) {
        switch (health) {
            case HEALTHY -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            case FAILING -> breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("no answer"));
            case UNKNOWN -> breaker.releasePermission();
        }
    }

    private void resumeLater(WebhookQueue queue) {
        long wait = Math.max(1, limits.breakerPause().toMillis() / POLLS_DURING_PAUSE);
        clock.schedule(() -> resume(queue), wait, TimeUnit.MILLISECONDS);
    }

    private void resume(WebhookQueue queue) {
        List<CallWebhook> given;
        synchronized (lock) {
            given = queue.resume(limits.breakerPause());
            enqueue(queue);
        }
        given.forEach(call -> workers.execute(() -> refuse.accept(call)));
        startAll();
    }

    private void sweep() {
        synchronized (lock) {
            scheduler.values().removeIf(queue -> queue.isForgotten(FORGET_AFTER));
            organizations
                    .entrySet()
                    .removeIf(entry -> entry.getValue().isIdle()
                            && scheduler.values().stream()
                                    .noneMatch(queue -> queue.organization() == entry.getValue()));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
