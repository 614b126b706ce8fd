package com.mailboxkit.projection;

import java.lang.reflect.Method;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Runs event handlers within savepoints after a failure. A failed statement aborts a PostgreSQL transaction,
/// which then cannot store the dead letter either: the batch fails, and is processed again. From then on each
/// handler runs within a savepoint, to which the transaction is rolled back before it stores the letter.
/// Savepoints double the round trips, so they are used after a failure only.
public final class SavepointEnhancer implements HandlerEnhancerDefinition {

    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private final PlatformTransactionManager transactions;
    private final FailureIsolation isolation;

    public SavepointEnhancer(PlatformTransactionManager transactions, FailureIsolation isolation) {
        this.transactions = transactions;
        this.isolation = isolation;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        boolean projects = original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .isPresent();
        if (!projects) {
            return original;
        }
        return new WrappedMessageHandlingMember<>(original) {
            @Override
            public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
                if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                    return super.handle(message, target);
                }
                try {
                    return isolation.isActive()
                            ? handleWithinSavepoint(message, target)
                            : super.handle(message, target);
                } catch (Exception | Error failure) {
                    isolation.failed();
                    throw failure;
                }
            }

            private @Nullable Object handleWithinSavepoint(Message<?> message, @Nullable T target) throws Exception {
                var savepoint = transactions.getTransaction(NESTED);
                Object result;
                try {
                    result = super.handle(message, target);
                } catch (Exception | Error failure) {
                    transactions.rollback(savepoint);
                    throw failure;
                }
                transactions.commit(savepoint);
                return result;
            }
        };
    }
}
