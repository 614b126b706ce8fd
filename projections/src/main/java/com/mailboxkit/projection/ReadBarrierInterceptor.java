package com.mailboxkit.projection;

import com.mailboxkit.kernel.ReadBarrier;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/// Records which events have reached the read model, in the transaction that writes their rows, and notifies
/// the read barrier of this node on commit.
public final class ReadBarrierInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    private final JdbcTemplate database;
    private final BatchWriter batchWriter;
    private final ReadBarrier barrier;

    public ReadBarrierInterceptor(JdbcTemplate database, BatchWriter batchWriter, ReadBarrier barrier) {
        this.database = database;
        this.batchWriter = batchWriter;
        this.barrier = barrier;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        String eventId = unitOfWork.getMessage().getIdentifier();
        var result = chain.proceed();
        batchWriter.add("unread", eventId, this::read);
        unitOfWork.afterCommit(committed -> barrier.projected());
        return result;
    }

    private void read(List<String> eventIds) {
        database.update(
                "delete from pending_projection where event_id = any (?)", (Object) eventIds.toArray(String[]::new));
    }
}
