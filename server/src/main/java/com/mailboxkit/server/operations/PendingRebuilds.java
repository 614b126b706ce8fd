package com.mailboxkit.server.operations;

import com.mailboxkit.kernel.ReadBarrier;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/// What readers on every node wait for, beside the events that come: read models that are being rebuilt.
public final class PendingRebuilds {

    private static final String ALL_ORGANIZATIONS = "*";
    private static final String REBUILDING = "rebuilding ";

    private final JdbcTemplate database;
    private final ReadBarrier barrier;

    public PendingRebuilds(JdbcTemplate database, ReadBarrier barrier) {
        this.database = database;
        this.barrier = barrier;
    }

    /// From now on everybody waits for `projection`.
    void begin(String projection) {
        database.update(
                "insert into pending_projection (event_id, organization_id) values (?, ?) on conflict do nothing",
                REBUILDING + projection,
                ALL_ORGANIZATIONS);
    }

    /// Nobody waits for `projection` as a whole any more.
    void end(String projection) {
        database.update("delete from pending_projection where event_id = ?", REBUILDING + projection);
        barrier.projected();
    }

    List<String> beingRebuilt() {
        return database.query(
                "select substr(event_id, ?) from pending_projection where organization_id = ?",
                (row, number) -> row.getString(1),
                REBUILDING.length() + 1,
                ALL_ORGANIZATIONS);
    }

    /// To be called when every projection has handled what there was some seconds ago: what was marked long before
    /// that was never stored, such as by a node that died between the two.
    void forgetOld() {
        database.update(
                "delete from pending_projection where organization_id <> ? and at < now() - interval '1 minute'",
                ALL_ORGANIZATIONS);
    }
}
