package com.mailboxkit.server.events;

import com.mailboxkit.kernel.DomainEvent;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/// Marks every event as unread right before it is stored, in whichever event store: readers of its organization wait
/// until a projection has taken the mark away.
final class BarrierInterceptor implements MessageDispatchInterceptor<EventMessage<?>> {

    private static final String MARK = """
            insert into pending_projection (event_id, organization_id) select * from unnest(?, ?) on conflict do nothing
            """;
    private static final String UNMARK = "delete from pending_projection where event_id = any (?)";

    private final JdbcTemplate database;
    private final @Nullable TransactionOperations ahead;

    /// @param ahead null: events and marks are stored in one transaction; else what commits the marks before the
    /// events,
    ///     which are stored elsewhere
    BarrierInterceptor(JdbcTemplate database, @Nullable TransactionOperations ahead) {
        this.database = database;
        this.ahead = ahead;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        var facts = events.stream()
                .filter(event -> event.getPayload() instanceof DomainEvent)
                .toList();
        if (!facts.isEmpty()) {
            var ids = facts.stream().map(Message::getIdentifier).toArray(String[]::new);
            var organizations = facts.stream()
                    .map(event ->
                            ((DomainEvent) event.getPayload()).organizationId().value())
                    .toArray(String[]::new);
            mark(ids, organizations);
        }
        return (index, event) -> event;
    }

    private void mark(String[] ids, String[] organizations) {
        if (ahead == null) {
            database.update(MARK, ids, organizations);
            return;
        }
        ahead.executeWithoutResult(transaction -> database.update(MARK, ids, organizations));
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork
                .root()
                .onRollback(rolledBack ->
                        ahead.executeWithoutResult(transaction -> database.update(UNMARK, (Object) ids))));
    }
}
