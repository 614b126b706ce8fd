package com.mailboxkit.web.session;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.session.SessionId;
import com.mailboxkit.kernel.session.SessionKind;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Finds valid sessions. Like API keys they are not remembered, since one that is revoked on any node must be
/// refused at once.
public final class SessionLookup {

    /// SQL: whether a session of [#FROM] is neither revoked nor expired, was used within `:idle` seconds, and
    /// is of no key that was revoked.
    public static final String VALID = """
            s.revoked_at is null and s.expires_at > now()
              and coalesce(u.last_used_at, s.created_at) > now() - :idle * interval '1 second'
              and (s.api_key_id is null or k.id is not null)
            """;

    /// SQL: sessions `s` with their last use `u` and their key `k`.
    public static final String FROM = """
            from web_session s
              left join web_session_use u on u.session_id = s.id
              left join api_key k on k.id = s.api_key_id and k.revoked_at is null
            """;

    private static final String FIND = """
            select s.id, s.kind, s.owner, k.hash as key_hash,
              case s.kind
                when 'key' then s.organization_id
                when 'owner' then (select min(o.id) from organization o
                  where o.owner = s.owner and o.deleted_at is null and :chosen in ('', o.id))
                else (select o.id from organization o where o.id = :chosen)
              end as chosen_id
            """ + FROM + "where s.hash = :hash and " + VALID;

    private static final String IS_VALID = "select exists (select " + FROM + "where s.id = :id and " + VALID + ")";

    private final DatabaseClient database;
    private final ReadBarrier barrier;
    private final long idleSeconds;

    public SessionLookup(DatabaseClient database, ReadBarrier barrier, SessionProperties limits) {
        this.database = database;
        this.barrier = barrier;
        this.idleSeconds = limits.idleTimeout().toSeconds();
    }

    /// Empty for a token that opens nothing, or nothing any more.
    ///
    /// @param chosen id of the organization that is asked for; empty for the first
    public Mono<ValidSession> find(String token, String chosen) {
        if (!SessionTokens.isShaped(token)) {
            return Mono.empty();
        }
        var found = select(KeyHash.of(token), chosen);
        return found.switchIfEmpty(
                Mono.defer(() -> Mono.fromFuture(barrier.settled(), true).then(found)));
    }

    /// Whether a session that was found once is still valid.
    public Mono<Boolean> isValid(SessionId session) {
        return database.sql(IS_VALID)
                .bind("id", session.value())
                .bind("idle", idleSeconds)
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<ValidSession> select(KeyHash hash, String chosen) {
        return database.sql(FIND)
                .bind("hash", hash.value())
                .bind("chosen", chosen)
                .bind("idle", idleSeconds)
                .map(SessionLookup::session)
                .one();
    }

    private static ValidSession session(Readable row) {
        var session = new CallerSession(
                new SessionId(text(row, "id")), SessionKind.of(text(row, "kind")), row.get("owner", String.class));
        var chosen = Optional.ofNullable(row.get("chosen_id", String.class));
        return new ValidSession(
                session,
                row.get("key_hash", String.class),
                chosen.map(OrganizationId::new).orElse(null));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), "column is declared not null");
    }
}
