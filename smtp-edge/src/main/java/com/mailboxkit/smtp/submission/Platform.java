package com.mailboxkit.smtp.submission;

import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.problem.RefusalNote;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;

/// Asks and tells the other roles, and turns what they refuse into what SMTP says.
final class Platform {

    private static final Logger log = LoggerFactory.getLogger(Platform.class);
    private static final long PATIENCE_SECONDS = 40;

    private final CommandGateway commands;
    private final QueryGateway queries;

    Platform(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    <T> Optional<T> find(Object question, Class<T> answer) throws RejectException {
        return within(() -> queries.query(question, ResponseTypes.optionalInstanceOf(answer)));
    }

    <T> T tell(Object command, Class<T> answer) throws RejectException {
        return answer.cast(within(() -> commands.send(command)));
    }

    private static <T> T within(Supplier<CompletableFuture<T>> asking) throws RejectException {
        try {
            return asking.get().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw tryLater();
        } catch (ExecutionException failure) {
            var refusal = failure.getCause() instanceof CommandExecutionException refused
                    ? refused.<RefusalNote>getDetails()
                    : Optional.<RefusalNote>empty();
            if (refusal.isPresent()) {
                throw reply(new Refused(refusal.get().code(), refusal.get().message()));
            }
            log.error("A submission failed", failure);
            throw tryLater();
        } catch (TimeoutException late) {
            log.error("A submission was not answered in time", late);
            throw tryLater();
        } catch (AxonException notAsked) {
            log.error("A submission could not be handed over", notAsked);
            throw tryLater();
        }
    }

    /// The reply code tells whether trying again can help, the words what to do (RFC 3463).
    static RejectException reply(Refused refused) {
        return switch (refused.code()) {
            case VALIDATION_FAILED, PAYLOAD_TOO_LARGE -> new RejectException(554, "5.6.0 " + refused.message());
            case STORAGE_FULL -> new RejectException(552, "5.2.2 " + refused.message());
            case RATE_LIMITED -> new RejectException(451, "4.7.1 " + refused.message());
            case INTERNAL_ERROR, UNAVAILABLE, READ_MODEL_BEHIND, CONFLICT -> tryLater();
            default -> new RejectException(550, "5.7.1 " + refused.message());
        };
    }

    static RejectException tryLater() {
        return new RejectException(451, "4.3.0 Not sent; try again later");
    }
}
