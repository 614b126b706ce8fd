package com.mailboxkit.server.events;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.ReadBarrier;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Names every event to the read barrier right before it is stored, in whichever event store.
final class BarrierInterceptor implements MessageDispatchInterceptor<EventMessage<?>> {

    private final ReadBarrier barrier;

    BarrierInterceptor(ReadBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        for (var event : events) {
            if (event.getPayload() instanceof DomainEvent fact) {
                barrier.stored(event.getIdentifier(), fact.organizationId());
            }
        }
        var ids = events.stream().map(Message::getIdentifier).toList();
        CurrentUnitOfWork.ifStarted(
                unitOfWork -> unitOfWork.root().onRollback(rolledBack -> ids.forEach(barrier::projected)));
        return (index, event) -> event;
    }
}
