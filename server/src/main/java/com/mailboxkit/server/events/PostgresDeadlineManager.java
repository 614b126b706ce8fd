package com.mailboxkit.server.events;

import java.time.Instant;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deadlines in PostgreSQL: set and cancelled in the transaction of the saga that asks, by the batch, and still there
/// after a crash. A deadline is met exactly once, with what its handler writes; when the handler fails, it is met again
/// later.
final class PostgresDeadlineManager extends AbstractDeadlineManager {

    private static final Logger log = LoggerFactory.getLogger(PostgresDeadlineManager.class);

    private final Deadlines deadlines;
    private final ScopeAwareProvider scopes;
    private final TransactionManager transactions;

    PostgresDeadlineManager(Deadlines deadlines, ScopeAwareProvider scopes, TransactionManager transactions) {
        this.deadlines = deadlines;
        this.scopes = scopes;
        this.transactions = transactions;
    }

    @Override
    public String schedule(Instant at, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        String id = IdentifierFactory.getInstance().generateIdentifier();
        DeadlineMessage<?> asked = GenericDeadlineMessage.asDeadlineMessage(name, messageOrPayload, at);
        runOnPrepareCommitOrNow(() -> deadlines.set(id, at, scope, processDispatchInterceptors(asked)));
        return id;
    }

    @Override
    public void cancelSchedule(String name, String id) {
        runOnPrepareCommitOrNow(() -> deadlines.cancel(id));
    }

    @Override
    public void cancelAll(String name) {
        runOnPrepareCommitOrNow(() -> deadlines.cancelAll(name));
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        runOnPrepareCommitOrNow(() -> deadlines.cancelAll(name, scope));
    }

    /// Hands a deadline that is due to whom it belongs.
    void fire(Deadlines.Due due) {
        DeadlineMessage<?> message = GenericDeadlineMessage.asDeadlineMessage(due.name(), due.payload(), due.at());
        UnitOfWork<DeadlineMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(message);
        unitOfWork.attachTransaction(transactions);
        var result = unitOfWork.executeWithResult(() -> {
            new DefaultInterceptorChain<>(unitOfWork, handlerInterceptors(), fired -> send(fired, due.scope()))
                    .proceed();
            deadlines.fired(due.id());
            return true;
        });
        result.optionalExceptionResult().ifPresent(failure -> {
            if (failure instanceof Deadlines.CancelledException) {
                log.debug("Deadline {} was cancelled while it was being met", due.id());
            } else {
                log.warn("Deadline {} of {} could not be met; it is tried again", due.name(), due.scope(), failure);
            }
        });
    }

    private boolean send(DeadlineMessage<?> message, ScopeDescriptor scope) {
        scopes.provideScopeAwareStream(scope)
                .filter(component -> component.canResolve(scope))
                .forEach(component -> {
                    try {
                        component.send(message, scope);
                    } catch (Exception failure) {
                        throw new ExecutionException("A deadline handler failed.", failure);
                    }
                });
        return true;
    }
}
