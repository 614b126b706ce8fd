package com.mailboxkit.command.message;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInbox;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import reactor.core.publisher.Mono;

/// Who an inbox writes as. Name and address never change, so they are remembered; whether the inbox still exists is
/// decided where the message is queued.
final class SenderLookup {

    private static final long REMEMBERED = 10_000;

    private final QueryGateway queries;
    private final AsyncCache<InboxId, Optional<HostedInbox>> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).buildAsync();

    SenderLookup(QueryGateway queries) {
        this.queries = queries;
    }

    /// @throws Refusal `not_found` or `access_denied`
    Mono<HostedInbox> find(InboxId id, OrganizationId caller) {
        return Mono.fromFuture(() -> known.get(id, (inbox, executor) -> ask(inbox)), true)
                .map(found -> {
                    var inbox = found.orElseThrow(() -> {
                        known.synchronous().invalidate(id); // it may be made later
                        return Refusal.notFound("inbox");
                    });
                    if (!inbox.organizationId().equals(caller)) {
                        throw Refusal.accessDenied("inbox");
                    }
                    return inbox;
                });
    }

    private CompletableFuture<Optional<HostedInbox>> ask(InboxId id) {
        return queries.query(new FindInbox(id), ResponseTypes.optionalInstanceOf(HostedInbox.class));
    }
}
