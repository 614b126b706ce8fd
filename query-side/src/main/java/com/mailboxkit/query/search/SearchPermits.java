package com.mailboxkit.query.search;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Bulkheads for searches: an organization has few permits at a time, so that its slow queries leave threads of
/// Elasticsearch to the others. Waiting organizations are served round-robin.
final class SearchPermits {

    private static final long RETRY_SECONDS = 1;

    private final SearchProperties limits;
    private final Map<OrganizationId, OrganizationQueue> queues = new LinkedHashMap<>();
    private int running;

    /// The searches of one organization.
    private static final class OrganizationQueue {
        private final Queue<Permit> waiting = new ArrayDeque<>();
        private int running;
    }

    /// Of one search, granted or pending.
    private final class Permit {
        private final OrganizationId organization;
        private final Sinks.Empty<Void> granted = Sinks.empty();
        private boolean isGranted;

        Permit(OrganizationId organization) {
            this.organization = organization;
        }
    }

    SearchPermits(SearchProperties limits) {
        this.limits = limits;
    }

    /// The search, started when a permit is available.
    ///
    /// @throws Refusal `rate_limited` where too many of the organization wait
    <T> Mono<T> within(OrganizationId organization, Mono<T> search) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> acquire(organization)),
                permit -> permit.granted.asMono().then(search),
                permit -> Mono.fromRunnable(() -> release(permit)));
    }

    private Permit acquire(OrganizationId organization) {
        var permit = new Permit(organization);
        synchronized (this) {
            var queue = queues.computeIfAbsent(organization, first -> new OrganizationQueue());
            if (queue.waiting.size() >= limits.maxWaiting() && !hasPermit(queue)) {
                throw tooMany();
            }
            queue.waiting.add(permit);
        }
        grant();
        return permit;
    }

    private void release(Permit permit) {
        synchronized (this) {
            var queue = Optional.ofNullable(queues.get(permit.organization));
            if (permit.isGranted) {
                running--;
                queue.ifPresent(its -> its.running--);
            } else {
                queue.ifPresent(its -> its.waiting.remove(permit));
            }
            if (queue.filter(its -> its.running == 0 && its.waiting.isEmpty()).isPresent()) {
                queues.remove(permit.organization);
            }
        }
        grant();
    }

    private void grant() {
        next().forEach(permit -> permit.granted.tryEmitEmpty());
    }

    /// Dequeues the searches for which permits are available.
    private synchronized List<Permit> next() {
        var granted = new ArrayList<Permit>();
        for (var permit = first(); permit.isPresent(); permit = first()) {
            granted.add(permit.get());
        }
        return granted;
    }

    private Optional<Permit> first() {
        var ready = queues.entrySet().stream()
                .filter(queue -> !queue.getValue().waiting.isEmpty() && hasPermit(queue.getValue()))
                .findFirst();
        return ready.map(entry -> {
            var queue = entry.getValue();
            var permit = queue.waiting.remove();
            permit.isGranted = true;
            queue.running++;
            running++;
            queues.remove(entry.getKey());
            queues.put(entry.getKey(), queue); // after the others
            return permit;
        });
    }

    private boolean hasPermit(OrganizationQueue queue) {
        return running < limits.total() && queue.running < limits.perOrganization();
    }

    private static Refusal tooMany() {
        return new Refusal(
                ProblemCode.RATE_LIMITED,
                "Too many searches of your organization wait. Send fewer at a time.",
                new Detail.RetryAfter(RETRY_SECONDS));
    }
}
