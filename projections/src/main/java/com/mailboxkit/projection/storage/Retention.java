package com.mailboxkit.projection.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/// Which messages are erased, or will be soon: those of deleted inboxes, and old ones of the sandbox. A rebuild
/// of the read model processes their events again, although their content is gone.
public final class Retention {

    private final JdbcTemplate database;
    private final Duration ofSandbox;
    private final Clock clock;

    /// @param ofSandbox how long a message of a test key is kept
    public Retention(JdbcTemplate database, Duration ofSandbox, Clock clock) {
        this.database = database;
        this.ofSandbox = ofSandbox;
        this.clock = clock;
    }

    /// Whether a message of the sandbox is too old to be kept.
    public boolean isExpired(boolean test, Instant createdAt) {
        return test && createdAt.isBefore(expiry());
    }

    /// Messages of the sandbox from before this time are not kept.
    public Instant expiry() {
        return clock.instant().minus(ofSandbox);
    }

    /// Those inboxes that are deleted in the read model.
    public Set<String> deleted(Collection<String> inboxes) {
        return Set.copyOf(database.queryForList(
                "select id from inbox where id = any (?) and deleted_at is not null", String.class, (Object)
                        inboxes.toArray(String[]::new)));
    }
}
