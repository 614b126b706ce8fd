package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageId;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers copies in PostgreSQL, for all nodes and over their deaths. Sessions that ask at the same time share a
/// statement. No commit here waits for the disk: that of the message, which comes after it, takes it along.
final class ReceivedCopies implements StoredCopies {

    private static final Logger log = LoggerFactory.getLogger(ReceivedCopies.class);
    private static final int TOGETHER = 200;
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.HOURS.toNanos(1);

    /// A session is at a copy for two minutes at most; senders give up after five days (RFC 5321, section 4.5.4.1).
    private static final String BEGIN = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true) as off)
            insert into received_copy as c (sha256, mail_from, inbox_id, message_id, busy_until, begun_at)
            select sha256, mail_from, inbox_id, message_id, now() + interval '2 minutes', now()
            from unnest(?, ?, ?, ?) as n (sha256, mail_from, inbox_id, message_id) cross join quick
            order by sha256, mail_from, inbox_id
            on conflict (sha256, mail_from, inbox_id) do update set busy_until = excluded.busy_until
              where c.busy_until < now()
            returning sha256, mail_from, inbox_id, message_id
            """;
    private static final String RELEASE = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true) as off)
            update received_copy c set busy_until = now() - interval '1 second'
            from unnest(?, ?, ?, ?) as n (sha256, mail_from, inbox_id, message_id) cross join quick
            where c.sha256 = n.sha256 and c.mail_from = n.mail_from and c.inbox_id = n.inbox_id
              and c.message_id = n.message_id
            """;
    private static final String FORGET = """
            with quick as materialized (select set_config('synchronous_commit', 'off', true) as off)
            delete from received_copy c
            using unnest(?, ?, ?, ?) as n (sha256, mail_from, inbox_id, message_id) cross join quick
            where c.sha256 = n.sha256 and c.mail_from = n.mail_from and c.inbox_id = n.inbox_id
              and c.message_id = n.message_id
            """;
    private static final String FORGET_OLD =
            "delete from received_copy where begun_at < now() - interval '5 days' and busy_until < now()";

    private static final List<Function<CopyClaim, String>> COLUMNS = List.of(
            claim -> claim.copy().sha256(),
            claim -> claim.copy().mailFrom(),
            claim -> claim.copy().inboxId().value(),
            claim -> claim.messageId().value());

    private final DataSource database;
    private final AtomicLong lookedForOld = new AtomicLong(System.nanoTime() - BETWEEN_LOOKS_NANOS);
    private final Executor workers = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestBatcher<CopyClaim, CopyClaim> begins =
            new RequestBatcher<>(TOGETHER, fresh -> CompletableFuture.supplyAsync(() -> beginAll(fresh), workers));
    private final RequestBatcher<CopyClaim, CopyClaim> ends =
            new RequestBatcher<>(TOGETHER, done -> CompletableFuture.supplyAsync(() -> forgetAll(done), workers));

    /// @param database hands out connections that commit by themselves
    ReceivedCopies(DataSource database) {
        this.database = database;
    }

    @Override
    public CopyClaim begin(Copy copy, MessageId fresh) throws IOException {
        try {
            return begins.add(new CopyClaim(copy, fresh, false, true)).join();
        } catch (CompletionException failure) {
            throw new IOException("A copy cannot be remembered", failure.getCause());
        }
    }

    /// Each copy is asked for once: of equal ones the first is remembered.
    private List<CopyClaim> beginAll(List<CopyClaim> fresh) {
        var asked = new LinkedHashMap<Copy, CopyClaim>();
        fresh.forEach(claim -> asked.putIfAbsent(claim.copy(), claim));
        var known = insert(List.copyOf(asked.values()));
        return fresh.stream()
                .map(claim -> claim.equals(asked.get(claim.copy()))
                        ? remembered(claim, known.get(claim.copy()))
                        : new CopyClaim(claim.copy(), claim.messageId(), false, false))
                .toList();
    }

    private static CopyClaim remembered(CopyClaim fresh, @Nullable MessageId id) {
        return id == null
                ? new CopyClaim(fresh.copy(), fresh.messageId(), false, false)
                : new CopyClaim(fresh.copy(), id, !id.equals(fresh.messageId()), true);
    }

    private Map<Copy, MessageId> insert(List<CopyClaim> claims) {
        var known = new HashMap<Copy, MessageId>();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(BEGIN)) {
            fill(insert, claims);
            var rows = insert.executeQuery();
            while (rows.next()) {
                var copy = new Copy(rows.getString(1), rows.getString(2), new InboxId(rows.getString(3)));
                known.put(copy, new MessageId(rows.getString(4)));
            }
            return known;
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }

    @Override
    public void release(Collection<CopyClaim> claims) {
        var all = claims.stream().filter(CopyClaim::remembered).toList();
        try {
            write(RELEASE, all);
        } catch (CompletionException failure) {
            log.warn("Who tries again soon may leave a duplicate: {}", failure.toString());
        }
    }

    @Override
    public void forget(Collection<CopyClaim> claims) {
        for (var claim : claims) {
            if (claim.remembered()) {
                ends.add(claim).exceptionally(failure -> {
                    log.warn("A copy stays remembered for some days: {}", failure.toString());
                    return claim;
                });
            }
        }
    }

    private List<CopyClaim> forgetAll(List<CopyClaim> done) {
        long last = lookedForOld.get();
        if (System.nanoTime() - last > BETWEEN_LOOKS_NANOS && lookedForOld.compareAndSet(last, System.nanoTime())) {
            forgetOld();
        }
        return write(FORGET, done);
    }

    /// What senders have given up long ago.
    void forgetOld() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET_OLD)) {
            delete.executeUpdate();
        } catch (SQLException failure) {
            log.warn("Old copies stay remembered: {}", failure.toString());
        }
    }

    private List<CopyClaim> write(String statement, List<CopyClaim> claims) {
        if (claims.isEmpty()) {
            return claims;
        }
        try (var connection = database.getConnection();
                var write = connection.prepareStatement(statement)) {
            fill(write, claims);
            write.executeUpdate();
            return claims;
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }

    private static void fill(PreparedStatement statement, List<CopyClaim> claims) throws SQLException {
        for (int i = 0; i < COLUMNS.size(); i++) {
            var column = claims.stream().map(COLUMNS.get(i)).toArray();
            statement.setArray(i + 1, statement.getConnection().createArrayOf("text", column));
        }
    }
}
