package com.mailboxkit.projection;

import com.mailboxkit.kernel.ReadBarrier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Tells the read barrier which events have reached the read model, once their rows are committed.
public final class ReadBarrierInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    private final ReadBarrier barrier;

    public ReadBarrierInterceptor(ReadBarrier barrier) {
        this.barrier = barrier;
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        String eventId = unitOfWork.getMessage().getIdentifier();
        unitOfWork.afterCommit(committed -> barrier.projected(eventId));
        return chain.proceed();
    }
}
