package com.mailboxkit.command.message;

import com.mailboxkit.command.Overload;
import com.mailboxkit.command.Overload.Work;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.SendMessages;
import com.mailboxkit.kernel.message.SendOutcomes;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/// Group commit for wallets: while units of work commit, the next sends queue up here and share the next one. A commit
/// then serves many sends, of one organization or of many. Organizations take turns, and the sends of one go in their
/// order: it is in one unit of work at a time.
final class SendGroupCommit {

    /// @param mayBeStored whether it may have been stored before
    private record Waiting(SendMessage send, boolean mayBeStored, CompletableFuture<Outcome> outcome) {}

    private static final int ATTEMPTS = 3;

    private final Object lock = new Object();
    private final LinkedHashMap<OrganizationId, Queue<Waiting>> queues = new LinkedHashMap<>(); // guarded by lock
    private final Set<OrganizationId> sending = new HashSet<>(); // guarded by lock
    private int workers; // guarded by lock
    private int inQueues; // guarded by lock

    private final CommandGateway gateway;
    private final Executor pool;
    private final SendGroupCommitProperties limits;
    private final Overload overload;

    SendGroupCommit(CommandGateway gateway, Executor pool, SendGroupCommitProperties limits, Overload overload) {
        this.gateway = gateway;
        this.pool = pool;
        this.limits = limits;
        this.overload = overload;
    }

    /// Completes when the unit of work that holds the send has committed, or exceptionally when it could not be:
    /// with the refusal `unavailable` where too many sends wait.
    CompletableFuture<Outcome> send(SendMessage send) {
        return send(send, false);
    }

    /// Like [#send], for what may be stored already: then that counts, whatever the wallet holds now.
    CompletableFuture<Outcome> sendAgain(SendMessage send) {
        return send(send, true);
    }

    private CompletableFuture<Outcome> send(SendMessage send, boolean mayBeStored) {
        var waiting = new Waiting(send, mayBeStored, new CompletableFuture<>());
        switch (enqueue(waiting)) {
            case TAKEN_BY_A_WORKER -> {}
            case NEEDS_A_WORKER -> pool.execute(() -> work(next(List.of())));
            case REFUSED -> waiting.outcome().completeExceptionally(overload.refuse(Work.SENDS));
        }
        return waiting.outcome();
    }

    private enum Entry {
        TAKEN_BY_A_WORKER,
        NEEDS_A_WORKER,
        REFUSED
    }

    private Entry enqueue(Waiting waiting) {
        var organization = waiting.send().organizationId();
        synchronized (lock) {
            var queue = queues.get(organization);
            if (inQueues >= limits.maxWaiting()
                    || queue != null && queue.size() >= limits.maxWaitingPerOrganization()) {
                return Entry.REFUSED;
            }
            inQueues++;
            if (queue != null) {
                queue.add(waiting);
                return Entry.TAKEN_BY_A_WORKER;
            }
            queues.put(organization, new ArrayDeque<>(List.of(waiting)));
            if (sending.contains(organization) || workers == limits.atOnce()) {
                return Entry.TAKEN_BY_A_WORKER;
            }
            workers++;
            return Entry.NEEDS_A_WORKER;
        }
    }

    /// Sends one group, then stands in line again for a thread of the pool, which others need too.
    private void work(List<Waiting> group) {
        if (!group.isEmpty()) {
            sendTogether(group);
            var next = next(group);
            if (!next.isEmpty()) {
                pool.execute(() -> work(next));
            }
        }
    }

    private List<Waiting> next(List<Waiting> done) {
        var group = new ArrayList<Waiting>();
        synchronized (lock) {
            done.forEach(waiting -> sending.remove(waiting.send().organizationId()));
            var free = queues.keySet().stream()
                    .filter(organization -> !sending.contains(organization))
                    .limit(limits.organizations())
                    .toList();
            for (var organization : free) {
                if (group.size() < limits.sends()) {
                    take(organization, group);
                }
            }
            if (group.isEmpty()) {
                workers--;
            }
        }
        return group;
    }

    private void take(OrganizationId organization, List<Waiting> group) {
        sending.add(organization);
        var lane = Objects.requireNonNull(queues.remove(organization), "a lane is there while somebody waits");
        for (Waiting next; group.size() < limits.sends() && (next = lane.poll()) != null; ) {
            group.add(next);
            inQueues--;
        }
        if (!lane.isEmpty()) {
            queues.putLast(organization, lane); // behind the others
        }
    }

    private void sendTogether(List<Waiting> group) {
        try {
            sendNow(group, group.stream().anyMatch(Waiting::mayBeStored));
        } catch (RuntimeException | Error failure) { // an error must not close the lanes for ever
            if (group.size() == 1 && !isRace(failure)) {
                group.getFirst().outcome().completeExceptionally(failure);
            } else {
                // one bad send must not take the others down, nor must the sends of another node
                group.forEach(this::sendAlone);
            }
        }
    }

    /// After a failure nobody knows whether the send was stored: the answer to a commit may have been lost.
    private void sendAlone(Waiting waiting) {
        for (int attempt = 1; ; attempt++) {
            try {
                sendNow(List.of(waiting), true);
                return;
            } catch (RuntimeException | Error failure) {
                if (!isRace(failure)) {
                    waiting.outcome().completeExceptionally(failure);
                    return;
                }
                if (attempt == ATTEMPTS) {
                    waiting.outcome().completeExceptionally(Refusal.lostRace());
                    return;
                }
            }
        }
    }

    private void sendNow(List<Waiting> group, boolean mayBeStored) {
        var sends = group.stream().map(Waiting::send).toList();
        SendOutcomes answer = gateway.sendAndWait(new SendMessages(sends, mayBeStored));
        for (int i = 0; i < group.size(); i++) {
            group.get(i).outcome().complete(answer.outcomes().get(i));
        }
    }

    /// Whether another node stored something of the same wallet or message meanwhile.
    private static boolean isRace(Throwable failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }
}
