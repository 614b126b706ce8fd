package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Limits how many agents register from one address and for one owner, since each of them is given credit. What is
/// refused is not counted.
public final class RegistrationLimit {

    private static final String WHAT = "registration";

    private final SlidingWindows windows;
    private final TransactionalOperator transaction;
    private final RateLimitProperties limits;
    private final ClientAddresses clients;

    RegistrationLimit(
            SlidingWindows windows, DatabaseClient database, RateLimitProperties limits, ClientAddresses clients) {
        this.windows = windows;
        this.transaction = TransactionalOperator.create(new R2dbcTransactionManager(database.getConnectionFactory()));
        this.limits = limits;
        this.clients = clients;
    }

    /// Counts a registration that is about to be carried out; the headers tell what is left to its address.
    ///
    /// @param owner email address, in the form in which two are compared
    /// @throws Refusal `rate_limited`
    public Mono<Void> admit(ServerWebExchange exchange, String owner) {
        var headers = exchange.getResponse().getHeaders();
        var address = "address " + clients.of(exchange.getRequest());
        return windows.count(WHAT, address, limits.registrationsPerAddress())
                .doOnNext(allowance -> allowance.writeTo(headers))
                .flatMap(allowance -> check(allowance, "from your network"))
                .then(windows.count(WHAT, "owner " + owner, limits.registrationsPerOwner()))
                .flatMap(allowance -> check(allowance, "for this owner"))
                .as(transaction::transactional);
    }

    private static Mono<Void> check(RateLimitStatus allowance, String whose) {
        return allowance.granted()
                ? Mono.empty()
                : Mono.error(allowance.refusal("There were %d registrations %s within an hour. Try again in %d seconds."
                        .formatted(allowance.limit(), whose, allowance.secondsLeft())));
    }
}
