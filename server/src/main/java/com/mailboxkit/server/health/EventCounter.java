package com.mailboxkit.server.health;

import com.mailboxkit.kernel.DomainEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Counts what this node has stored, by the name of the event: `MessageQueued` are the sends that were accepted,
/// `RecipientDelivered`, `RecipientDeferred` and `RecipientBounced` the outcomes of deliveries, and so on.
final class EventCounter implements MessageDispatchInterceptor<EventMessage<?>> {

    private final MeterRegistry meters;

    EventCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        var names = events.stream()
                .map(EventMessage::getPayloadType)
                .filter(DomainEvent.class::isAssignableFrom)
                .map(Class::getSimpleName)
                .toList();
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.root().afterCommit(stored -> names.forEach(this::count)));
        return (index, event) -> event;
    }

    private void count(String event) {
        meters.counter("mailboxkit.events.stored", "event", event).increment();
    }
}
