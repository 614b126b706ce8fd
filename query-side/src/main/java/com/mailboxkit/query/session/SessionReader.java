package com.mailboxkit.query.session;

import com.mailboxkit.kernel.session.SessionId;
import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.session.SessionLookup;
import com.mailboxkit.web.session.SessionProperties;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads sessions, and what they see.
final class SessionReader {

    private static final String AFTER_ALL = "~"; // sorts after every id
    private static final int MOST_ORGANIZATIONS = 1_000;

    private static final String SELECT = """
            select s.id, s.kind, s.owner, coalesce(k.test, false) as test, s.created_at, s.expires_at,
              coalesce(u.last_used_at, s.created_at) as last_used_at, u.device, u.address
            """ + SessionLookup.FROM;

    private static final String ONE = SELECT + "where s.id = :id";

    /// Sessions of keys are their organization's, a test key knows those of test keys; the others are an
    /// owner's, or the operators'.
    private static final String PAGE = SELECT + """
            where s.id < :before and s.kind = :kind and (s.kind <> 'key' or s.organization_id = :organization)
              and s.owner is not distinct from :owner and (not :test or k.test) and
            """ + SessionLookup.VALID + " order by s.id desc limit :limit";

    private static final String ORGANIZATIONS = """
            select id, name from organization where case when cast(:owner as text) is null then id = :organization
              else owner = :owner end and deleted_at is null order by id limit :limit
            """;

    private final DatabaseClient database;
    private final long idleSeconds;

    SessionReader(DatabaseClient database, SessionProperties limits) {
        this.database = database;
        this.idleSeconds = limits.idleTimeout().toSeconds();
    }

    record StoredSession(
            String id,
            SessionKind kind,
            @Nullable String owner,
            boolean test,
            Instant createdAt,
            Instant expiresAt,
            Instant lastUsedAt,
            Instant idleExpiresAt,
            @Nullable String device,
            @Nullable String address) {}

    record OrganizationName(String id, String name) {}

    Mono<StoredSession> one(SessionId session) {
        return database.sql(ONE).bind("id", session.value()).map(this::session).one();
    }

    /// The valid sessions that the caller may end, the newest first.
    Mono<List<StoredSession>> page(Caller caller, PageRequest page) {
        var session = caller.session();
        var kind = session == null ? SessionKind.KEY : session.kind();
        var query = database.sql(PAGE)
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("kind", kind.wire())
                .bind("organization", caller.organizationId().value())
                .bind("test", caller.test())
                .bind("idle", idleSeconds)
                .bind("limit", page.fetch());
        return withOwner(query, session == null ? null : session.owner())
                .map(this::session)
                .all()
                .collectList();
    }

    /// Those that the caller sees: its own, or all of an owner.
    Mono<List<OrganizationName>> organizations(Caller caller) {
        var session = caller.session();
        var query = database.sql(ORGANIZATIONS)
                .bind("organization", caller.organizationId().value())
                .bind("limit", MOST_ORGANIZATIONS);
        return withOwner(query, session == null ? null : session.owner())
                .map(row -> new OrganizationName(Columns.text(row, "id"), Columns.text(row, "name")))
                .all()
                .collectList();
    }

    private static DatabaseClient.GenericExecuteSpec withOwner(
            DatabaseClient.GenericExecuteSpec query, @Nullable String owner) {
        return owner == null ? query.bindNull("owner", String.class) : query.bind("owner", owner);
    }

    private StoredSession session(Readable row) {
        var lastUsedAt = Columns.time(row, "last_used_at");
        return new StoredSession(
                Columns.text(row, "id"),
                SessionKind.of(Columns.text(row, "kind")),
                row.get("owner", String.class),
                Columns.flag(row, "test"),
                Columns.time(row, "created_at"),
                Columns.time(row, "expires_at"),
                lastUsedAt,
                lastUsedAt.plusSeconds(idleSeconds),
                row.get("device", String.class),
                row.get("address", String.class));
    }
}
