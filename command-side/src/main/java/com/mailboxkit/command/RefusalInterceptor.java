package com.mailboxkit.command;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.RefusalNote;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Puts a refusal's code where it survives the way through Axon Server, which drops the type of exceptions.
public final class RefusalInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (Refusal refusal) {
            String message = String.valueOf(refusal.getMessage());
            throw new CommandExecutionException(message, refusal, new RefusalNote(refusal.code(), message));
        }
    }
}
