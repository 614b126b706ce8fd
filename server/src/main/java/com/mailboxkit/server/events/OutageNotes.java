package com.mailboxkit.server.events;

import com.mailboxkit.kernel.problem.RefusalNote;
import com.mailboxkit.web.outage.Outages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;

/// Tells the node that asked when this one failed because of an outage. Axon Server hands over the details of an
/// exception, but not its type.
final class OutageNotes implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private final Outages outages;

    OutageNotes(Outages outages) {
        this.outages = outages;
    }

    /// The result of a command, after its unit of work has ended.
    <R> CommandResultMessage<R> noted(CommandResultMessage<R> result) {
        var failure = result.optionalExceptionResult().orElse(null);
        return failure == null || !isOutage(failure)
                ? result
                : new GenericCommandResultMessage<>(
                        new CommandExecutionException(note().message(), failure, note()), result.getMetaData());
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            var answer = chain.proceed();
            return answer instanceof CompletableFuture<?> later ? later.exceptionallyCompose(this::failed) : answer;
        } catch (Exception failure) {
            throw isOutage(failure) ? noted(failure) : failure;
        }
    }

    private <T> CompletableFuture<T> failed(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return CompletableFuture.failedFuture(isOutage(cause) ? noted(cause) : cause);
    }

    private boolean isOutage(Throwable failure) {
        return !(failure instanceof ConcurrencyException)
                && !(failure instanceof HandlerExecutionException noted
                        && noted.getDetails().isPresent())
                && outages.find(failure).isPresent();
    }

    private static QueryExecutionException noted(Throwable failure) {
        return new QueryExecutionException(note().message(), failure, note());
    }

    private static RefusalNote note() {
        var refusal = Outages.refusal();
        return new RefusalNote(refusal.code(), String.valueOf(refusal.getMessage()));
    }
}
