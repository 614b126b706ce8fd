package com.mailboxkit.query.inbox;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.inbox.InboxQuery.CountInboxes;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInbox;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.mime.Subaddress;
import com.mailboxkit.query.inbox.InboxReader.InboxView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;

/// Handles the queries of other roles. A missing inbox may not be projected yet: the read barrier is
/// awaited once.
class InboxQueryHandler {

    private final InboxReader inboxes;
    private final ReadBarrier barrier;

    InboxQueryHandler(InboxReader inboxes, ReadBarrier barrier) {
        this.inboxes = inboxes;
        this.barrier = barrier;
    }

    @QueryHandler
    CompletableFuture<Optional<HostedInbox>> handle(FindInbox query) {
        return answer(() -> inboxes.one(query.inboxId().value()), found -> true);
    }

    /// An exact match takes precedence, then the part before a `+`.
    @QueryHandler
    CompletableFuture<Optional<HostedInbox>> handle(FindInboxByEmail query) {
        var candidates = Subaddress.candidates(query.email());
        return answer(
                () -> inboxes.mostSpecial(candidates), found -> found.email().equals(candidates.getFirst()));
    }

    @QueryHandler
    @SuppressWarnings("NullAway") // a count is never empty
    CompletableFuture<Integer> handle(CountInboxes query) {
        return Mono.fromFuture(() -> barrier.settled(query.organizationId()), true)
                .then(inboxes.count(query.organizationId()))
                .toFuture();
    }

    /// @param isFinal whether pending events cannot change the result
    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    private CompletableFuture<Optional<HostedInbox>> answer(
            Supplier<Mono<InboxView>> poll, Predicate<InboxView> isFinal) {
        return poll.get()
                .filter(isFinal)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.fromFuture(barrier.settled(), true).then(poll.get())))
                .map(InboxQueryHandler::hosted)
                .singleOptional()
                .toFuture();
    }

    private static HostedInbox hosted(InboxView inbox) {
        return new HostedInbox(inbox.id(), inbox.organizationId(), inbox.name(), inbox.email());
    }
}
