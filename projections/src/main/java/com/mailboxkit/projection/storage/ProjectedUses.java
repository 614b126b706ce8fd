package com.mailboxkit.projection.storage;

import com.mailboxkit.projection.ProjectionNames;
import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/// Whether the read model includes every use of a content, so that contents without one are unused.
public final class ProjectedUses {

    private static final String COMPLETE = """
            select not exists (select from pending_projection
                where organization_id = '*' or at < clock_timestamp() - ? * interval '1 millisecond')
              and not exists (select from deadletterentry where processinggroup = ?)
            """;

    private static final String REBUILT = "select exists (select from pending_projection where organization_id = '*')";

    private final JdbcTemplate database;

    public ProjectedUses(JdbcTemplate database) {
        this.database = database;
    }

    /// Whether all read models are complete, apart from events that are not projected yet.
    public boolean noneIsRebuilt() {
        return !Objects.requireNonNull(database.queryForObject(REBUILT, Boolean.class));
    }

    /// Whether every event that was stored before `age` ago is projected, and no read model is being rebuilt.
    boolean areComplete(Duration age) {
        return Objects.requireNonNull(
                database.queryForObject(COMPLETE, Boolean.class, age.toMillis(), ProjectionNames.MESSAGE));
    }
}
