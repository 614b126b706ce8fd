package com.mailboxkit.query.domain;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.domain.MailDomainQuery.CountMailDomains;
import com.mailboxkit.kernel.domain.MailDomainQuery.FindMailDomain;
import com.mailboxkit.kernel.domain.MailDomainQuery.FindSigningDomain;
import com.mailboxkit.kernel.domain.MailDomainQuery.KnownMailDomain;
import com.mailboxkit.query.domain.MailDomainReader.Row;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;

/// Handles the queries of other roles, once all stored events are projected.
@SuppressWarnings("NullAway") // no result is ever empty
class MailDomainQueryHandler {

    private final MailDomainReader domains;
    private final ReadBarrier barrier;

    MailDomainQueryHandler(MailDomainReader domains, ReadBarrier barrier) {
        this.domains = domains;
        this.barrier = barrier;
    }

    @QueryHandler
    CompletableFuture<Integer> handle(CountMailDomains query) {
        return Mono.fromFuture(barrier.settled(query.organizationId()), true)
                .then(domains.count(query.organizationId()))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<Optional<KnownMailDomain>> handle(FindMailDomain query) {
        return afterAll(domains.byId(query.domainId().value()));
    }

    @QueryHandler
    CompletableFuture<Optional<KnownMailDomain>> handle(FindSigningDomain query) {
        return afterAll(domains.verified(query.name()));
    }

    private CompletableFuture<Optional<KnownMailDomain>> afterAll(Mono<Row> reading) {
        return Mono.fromFuture(barrier.settled(), true)
                .then(reading.map(Row::known).singleOptional())
                .toFuture();
    }
}
