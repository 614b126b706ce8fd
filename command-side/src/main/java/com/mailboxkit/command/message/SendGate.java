package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.SendMessages;
import com.mailboxkit.kernel.message.SendOutcomes;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;

/// Group commit for wallets: while one unit of work of an organization commits, its next sends queue up here and share
/// the next one. A wallet then costs one lock and one commit for many sends instead of one for each.
final class SendGate {

    private record Waiting(SendMessage send, CompletableFuture<Outcome> outcome) {}

    /// @param pending how many wait or are being sent; who raises it from 0 drains the lane
    private record Lane(ConcurrentLinkedQueue<Waiting> queue, AtomicInteger pending) {}

    private final Map<OrganizationId, Lane> lanes = new ConcurrentHashMap<>();
    private final CommandGateway gateway;
    private final Executor pool;
    private final int largestGroup;

    SendGate(CommandGateway gateway, Executor pool, int largestGroup) {
        this.gateway = gateway;
        this.pool = pool;
        this.largestGroup = largestGroup;
    }

    /// Completes when the unit of work that holds the send has committed, or exceptionally when it could not be.
    CompletableFuture<Outcome> send(SendMessage send) {
        var waiting = new Waiting(send, new CompletableFuture<>());
        lanes.compute(send.organizationId(), (organization, known) -> {
            var lane = known == null ? new Lane(new ConcurrentLinkedQueue<>(), new AtomicInteger()) : known;
            lane.queue().add(waiting);
            if (lane.pending().getAndIncrement() == 0) {
                pool.execute(() -> drain(organization, lane));
            }
            return lane;
        });
        return waiting.outcome();
    }

    private void drain(OrganizationId organization, Lane lane) {
        var group = new ArrayList<Waiting>();
        for (Waiting next; group.size() < largestGroup && (next = lane.queue().poll()) != null; ) {
            group.add(next);
        }
        sendTogether(organization, group);
        boolean more =
                lanes.compute(organization, (id, same) -> lane.pending().addAndGet(-group.size()) > 0 ? lane : null)
                        != null;
        if (more) {
            pool.execute(() -> drain(organization, lane));
        }
    }

    private void sendTogether(OrganizationId organization, List<Waiting> group) {
        try {
            var sends = group.stream().map(Waiting::send).toList();
            SendOutcomes answer = gateway.sendAndWait(new SendMessages(organization, sends));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).outcome().complete(answer.outcomes().get(i));
            }
        } catch (RuntimeException | Error failure) { // an error must not close the lane for ever
            if (group.size() == 1) {
                group.getFirst().outcome().completeExceptionally(failure);
            } else {
                // one bad send must not take the others down: nothing of the group was stored, so each goes alone
                group.forEach(waiting -> sendTogether(organization, List.of(waiting)));
            }
        }
    }
}
