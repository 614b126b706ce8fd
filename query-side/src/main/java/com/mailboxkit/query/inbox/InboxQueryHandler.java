package com.mailboxkit.query.inbox;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInbox;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.query.inbox.InboxReader.InboxView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;

/// Answers the other roles. An inbox that is not found may be on its way into the read model: what is outstanding is
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
        return find("id", query.inboxId().value());
    }

    @QueryHandler
    CompletableFuture<Optional<HostedInbox>> handle(FindInboxByEmail query) {
        return find("email", query.email());
    }

    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    private CompletableFuture<Optional<HostedInbox>> find(String column, String value) {
        return inboxes.one(column, value)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.fromFuture(barrier.settled(), true).then(inboxes.one(column, value))))
                .map(InboxQueryHandler::hosted)
                .singleOptional()
                .toFuture();
    }

    private static HostedInbox hosted(InboxView inbox) {
        return new HostedInbox(inbox.id(), inbox.organizationId(), inbox.name(), inbox.email());
    }
}
