package com.mailboxkit.web;

import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.web.session.CallerSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Counts requests of sessions that no API key opened: each session has the limits of a key, and shares those of the
/// organization that it asks for.
final class SessionCalls {

    private static final String SELECT =
            "select " + ApiKeyLookup.COLUMNS + " from unnest(:hashes) as a (hash) " + CountedBy.SESSION.join();

    private final DatabaseClient database;
    private final RequestBatcher<String, Optional<AuthenticatedCall>> queries;

    SessionCalls(DatabaseClient database, RateLimitProperties limits) {
        this.database = database;
        this.queries = limits.limitRequests()
                ? new RequestBatcher<>(
                        ApiKeyLookup.LARGEST_QUERY, new RateLimitedKeys(database, limits, CountedBy.SESSION)::admit)
                : new RequestBatcher<>(ApiKeyLookup.LARGEST_QUERY, this::select);
    }

    /// @param session that was found valid
    Mono<AuthenticatedCall> count(CallerSession session, OrganizationId organization) {
        var name = "%s %s".formatted(session.id(), organization);
        return Mono.fromFuture(() -> queries.add(name), true)
                .flatMap(Mono::justOrEmpty)
                .map(call -> call.by(session));
    }

    @SuppressWarnings("NullAway") // a Mono of a collected map is never empty
    private CompletableFuture<List<Optional<AuthenticatedCall>>> select(List<String> names) {
        return database.sql(SELECT)
                .bind("hashes", names.stream().distinct().toArray(String[]::new))
                .map(row -> Map.entry(
                        ApiKeyLookup.text(row, "hash"),
                        new AuthenticatedCall(ApiKeyLookup.caller(row), ApiKeyLookup.pending(row), null)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> names.stream()
                        .map(name -> Optional.ofNullable(found.get(name)))
                        .toList())
                .toFuture();
    }
}
