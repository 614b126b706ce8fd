package com.mailboxkit.query.suppression;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.suppression.SuppressionQuery.FindSuppression;
import com.mailboxkit.kernel.suppression.SuppressionQuery.KnownSuppression;
import com.mailboxkit.query.suppression.SuppressionReader.Row;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;

/// Handles the queries of other roles.
class SuppressionQueryHandler {

    private final SuppressionReader suppressions;
    private final ReadBarrier barrier;

    SuppressionQueryHandler(SuppressionReader suppressions, ReadBarrier barrier) {
        this.suppressions = suppressions;
        this.barrier = barrier;
    }

    /// A missing entry may not be projected yet.
    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    @QueryHandler
    CompletableFuture<Optional<KnownSuppression>> handle(FindSuppression query) {
        String id = query.suppressionId().value();
        return suppressions
                .byId(id)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.fromFuture(barrier.settled(), true).then(suppressions.byId(id))))
                .map(Row::known)
                .singleOptional()
                .toFuture();
    }
}
