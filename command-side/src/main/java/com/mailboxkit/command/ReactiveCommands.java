package com.mailboxkit.command;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.RefusalNote;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The reactive way to blocking work: commands and what prepares them run on a bounded pool and are never interrupted
/// by a caller who hangs up, since an interrupt in the middle of a commit leaves nobody knowing what happened.
public final class ReactiveCommands {

    private static final int ATTEMPTS = 3;

    private final CommandGateway gateway;
    private final BoundedExecutor pool;

    public ReactiveCommands(CommandGateway gateway, BoundedExecutor pool) {
        this.gateway = gateway;
        this.pool = pool;
    }

    /// Sends a command; its refusal arrives as [Refusal], wherever it was handled.
    public Mono<Void> send(Object command) {
        return run(() -> Optional.ofNullable(sendAndWait(command))).then();
    }

    /// Sends a command that is answered with `answer`; its refusal arrives as [Refusal], wherever it was handled.
    public <T> Mono<T> ask(Object command, Class<T> answer) {
        return run(() -> answer.cast(sendAndWait(command)));
    }

    /// Runs blocking work on the pool. Refused with `unavailable` where too much waits for it.
    public <T> Mono<T> run(Supplier<T> work) {
        return await(() -> CompletableFuture.supplyAsync(work, pool));
    }

    /// Runs blocking work that ends what has begun: it is not refused.
    public <T> Mono<T> finish(Supplier<T> work) {
        return await(() -> CompletableFuture.supplyAsync(work, pool::finish));
    }

    /// Waits for work that is under way, and lets it finish when the caller goes away.
    public <T> Mono<T> await(Supplier<CompletableFuture<T>> work) {
        return Mono.fromFuture(work, true).onErrorMap(CompletionException.class, ReactiveCommands::cause);
    }

    private @Nullable Object sendAndWait(Object command) {
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(command);
            } catch (CommandExecutionException refused) {
                throw refused.<RefusalNote>getDetails()
                        .<RuntimeException>map(note -> new Refusal(note.code(), note.message()))
                        .orElse(refused);
            } catch (ConcurrencyException | AggregateStreamCreationException race) {
                if (attempt == ATTEMPTS) {
                    throw Refusal.lostRace();
                }
            }
        }
    }

    private static Throwable cause(CompletionException wrapper) {
        return wrapper.getCause() == null ? wrapper : wrapper.getCause();
    }
}
