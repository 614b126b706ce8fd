package com.mailboxkit.projection.suppression;

import com.mailboxkit.kernel.suppression.SuppressionEvent;
import com.mailboxkit.kernel.suppression.SuppressionEvent.AddressSuppressed;
import com.mailboxkit.kernel.suppression.SuppressionEvent.SuppressionRemoved;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/// Suppression lists. A removed entry remains as a row, so that a repeated event does not restore it.
@ProcessingGroup(ProjectionNames.ORGANIZATION)
public class SuppressionProjection {

    private final JdbcTemplate database;

    public SuppressionProjection(JdbcTemplate database) {
        this.database = database;
    }

    @EventHandler
    void on(SuppressionEvent event) {
        switch (event) {
            case AddressSuppressed added -> add(added);
            case SuppressionRemoved removed ->
                database.update(
                        "update suppression set removed_at = ? where id = ?",
                        Timestamp.from(removed.at()),
                        removed.suppressionId().value());
        }
    }

    private void add(AddressSuppressed added) {
        database.update(
                """
                insert into suppression (id, organization_id, email, reason, message_id, detail, created_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                added.suppressionId().value(),
                added.organizationId().value(),
                added.address(),
                added.reason().wire(),
                added.messageId() == null ? null : added.messageId().value(),
                added.detail(),
                Timestamp.from(added.at()));
    }

    @ResetHandler
    void reset() {
        database.update("delete from suppression");
    }
}
