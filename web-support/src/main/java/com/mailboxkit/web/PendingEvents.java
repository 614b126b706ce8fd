package com.mailboxkit.web;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.ReadBarrier.Mark;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/// What is stored and not yet in the read model, as PostgreSQL shows it to every node.
final class PendingEvents implements ReadBarrier.Pending {

    /// What an organization waits for, beside what else is asked about the organization `k.organization_id`: one or two
    /// probes of an index that is mostly empty.
    static final String LAST = """
            greatest(
              (select coalesce(max(u.position), 0) from pending_projection u where u.organization_id = k.organization_id),
              (select coalesce(max(u.position), 0) from pending_projection u where u.organization_id = '*')) as unread""";

    private static final String LAST_OF_ONE =
            "select " + LAST + " from (select cast(:organization as text) as organization_id) k";
    private static final String LAST_OF_ALL = "select coalesce(max(position), 0) as unread from pending_projection";

    private static final String ANYBODY = "";
    private static final String PASSED = """
            select not case when m.organization_id = ''
                then exists (select from pending_projection u where u.position <= m.position)
                else exists (select from pending_projection u
                  where u.organization_id = any (array[m.organization_id, '*']) and u.position <= m.position)
              end as passed
            from unnest(:organizations, :positions) with ordinality as m (organization_id, position, number)
            order by m.number
            """;

    private final DatabaseClient database;

    PendingEvents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    @SuppressWarnings("NullAway") // there is always one row
    public CompletableFuture<Long> last(@Nullable OrganizationId organization) {
        var query = organization == null
                ? database.sql(LAST_OF_ALL)
                : database.sql(LAST_OF_ONE).bind("organization", organization.value());
        return query.mapValue(Long.class).one().toFuture();
    }

    @Override
    @SuppressWarnings("NullAway") // a Mono of a list is never empty
    public CompletableFuture<List<Boolean>> arePassed(List<Mark> marks) {
        return database.sql(PASSED)
                .bind("organizations", marks.stream().map(PendingEvents::name).toArray(String[]::new))
                .bind("positions", marks.stream().map(Mark::position).toArray(Long[]::new))
                .mapValue(Boolean.class)
                .all()
                .collectList()
                .toFuture();
    }

    private static String name(Mark mark) {
        return mark.organization() == null ? ANYBODY : mark.organization().value();
    }
}
