package com.mailboxkit.projection.inbox;

import com.mailboxkit.kernel.event.PublicEvents;
import com.mailboxkit.kernel.inbox.AddressEvent;
import com.mailboxkit.kernel.inbox.InboxEvent;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxCreated;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxDeleted;
import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.projection.event.EventLog;
import java.sql.Timestamp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.jdbc.core.JdbcTemplate;

/// Inboxes. A deleted one remains as a row, so that its messages stay hidden.
@ProcessingGroup(ProjectionNames.INBOX)
public class InboxProjection {

    private final JdbcTemplate database;
    private final EventLog log;

    public InboxProjection(JdbcTemplate database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    @EventHandler
    void on(InboxEvent event, @MessageIdentifier String storedEventId) {
        switch (event) {
            case InboxCreated created ->
                database.update(
                        "insert into inbox (id, organization_id, name, email, created_at) values (?, ?, ?, ?, ?)"
                                + " on conflict (id) do nothing",
                        created.inboxId().value(),
                        created.organizationId().value(),
                        created.name(),
                        created.email(),
                        Timestamp.from(created.createdAt()));
            case InboxDeleted deleted ->
                database.update(
                        "update inbox set deleted_at = ? where id = ? and deleted_at is null",
                        Timestamp.from(deleted.deletedAt()),
                        deleted.inboxId().value());
        }
        log.append(PublicEvents.of(storedEventId, event).stream().toList());
    }

    /// The holder of an address is part of the inbox itself; handled so that the read barrier does not wait for
    /// these events.
    @EventHandler
    void on(AddressEvent event) {}

    @ResetHandler
    void reset() {
        database.update("delete from inbox");
    }
}
