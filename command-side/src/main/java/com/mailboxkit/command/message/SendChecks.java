package com.mailboxkit.command.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.kernel.message.CheckSend;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.message.SendOutcomes.Queued;
import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.message.SendOutcomes.Suppressed;
import com.mailboxkit.kernel.message.SendOutcomes.Unpaid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.storage.StorageQuota;
import com.mailboxkit.kernel.storage.StorageQuota.Room;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/// Asks whether a send is refused before its content is stored. The answer is binding for refusals only: what the
/// wallet holds may have changed when the send is queued.
///
/// A small message of an organization whose last send was accepted a moment ago is not asked about, since asking takes
/// its turn with the sends of that organization. Where it is refused after all, the little that was stored is
/// collected.
final class SendChecks {

    private static final long SMALL = 64 * 1024; // bytes of all contents
    private static final long REMEMBERED = 10_000;
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final CommandGateway gateway;
    private final Executor pool;
    private final StorageQuota quota;
    private final Cache<OrganizationId, Boolean> accepted = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MOMENT)
            .build();

    SendChecks(CommandGateway gateway, Executor pool, StorageQuota quota) {
        this.gateway = gateway;
        this.pool = pool;
        this.quota = quota;
    }

    /// Completes with what would become of it now.
    ///
    /// @param mayBeStored whether it may have been stored before; then it had its room
    CompletableFuture<Outcome> check(SendMessage send, boolean mayBeStored) {
        if (mayBeStored) {
            return rules(send, true);
        }
        return quota.take(send.organizationId(), send.inboxId(), send.content().bytes())
                .thenCompose(room -> room == Room.FREE
                        ? rules(send, false)
                        : CompletableFuture.completedFuture(new Refused(ProblemCode.STORAGE_FULL, whatToDo(room))));
    }

    private static String whatToDo(Room room) {
        return switch (room) {
            case NEVER -> "The message is larger than all that this inbox may store. Send less.";
            case INBOX_FULL ->
                "The storage of this inbox is full; GET /api/v1/organization shows the limit. Use another inbox, or delete"
                        + " this one.";
            case ORGANIZATION_FULL, FREE ->
                "The storage of your organization is full; GET /api/v1/organization shows the limit. Delete an inbox that you"
                        + " no longer need, then send again.";
        };
    }

    private CompletableFuture<Outcome> rules(SendMessage send, boolean mayBeStored) {
        if (send.content().bytes() <= SMALL && accepted.getIfPresent(send.organizationId()) != null) {
            return CompletableFuture.completedFuture(new Queued());
        }
        return CompletableFuture.supplyAsync(() -> ask(new CheckSend(send, mayBeStored)), pool);
    }

    private Outcome ask(CheckSend check) {
        try {
            return gateway.sendAndWait(check);
        } catch (ConcurrencyException | AggregateStreamCreationException race) {
            return new Queued(); // decided when it is queued
        }
    }

    /// Notes what became of a send.
    void settled(OrganizationId organization, Outcome outcome) {
        if (isRefusal(outcome)) {
            accepted.invalidate(organization);
        } else {
            accepted.put(organization, true);
        }
    }

    static boolean isRefusal(Outcome outcome) {
        return switch (outcome) {
            case Queued queued -> false;
            case Suppressed suppressed -> false;
            case Unpaid unpaid -> true;
            case Refused refused -> true;
        };
    }
}
