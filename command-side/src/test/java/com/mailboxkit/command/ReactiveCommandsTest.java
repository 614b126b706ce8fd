package com.mailboxkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class ReactiveCommandsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final ReactiveCommands commands = new ReactiveCommands(
            DefaultCommandGateway.builder().commandBus(bus).build(),
            new BoundedExecutor(Runnable::run, 10, new Overload()));
    private int handled;

    private record Ask() {}

    @BeforeEach
    void failAsToldThenSucceed() {
        bus.subscribe(Ask.class.getName(), message -> {
            handled++;
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksAgainWhereAnotherWriterWasFaster(boolean newStream) {
        failures.add(race(newStream));
        failures.add(race(newStream));

        commands.send(new Ask()).block(PATIENCE);

        assertThat(handled).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesWhereOthersAreAlwaysFaster(boolean newStream) {
        for (int i = 0; i < 3; i++) {
            failures.add(race(newStream));
        }

        assertThat(failure(commands.send(new Ask())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.CONFLICT));
        assertThat(handled).isEqualTo(3);
    }

    @Test
    void tellsARefusalAsItWasHandled() {
        bus.registerHandlerInterceptor(new RefusalInterceptor());
        failures.add(new Refusal(ProblemCode.EMAIL_TAKEN, "Choose another one."));

        assertThat(failure(commands.send(new Ask())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.EMAIL_TAKEN))
                .hasMessage("Choose another one.");
        assertThat(handled).isOne();
    }

    @Test
    void doesNotTakeAnotherFailureForARefusal() {
        failures.add(new CommandExecutionException("broken", null));

        assertThat(failure(commands.send(new Ask())))
                .isInstanceOf(CommandExecutionException.class)
                .hasMessage("broken");
    }

    @Test
    void tellsTheCauseOfWorkThatFailed() {
        var cause = new IllegalStateException("broken");

        assertThat(failure(commands.run(() -> {
                    throw cause;
                })))
                .isSameAs(cause);
        assertThat(failure(commands.await(() -> CompletableFuture.failedFuture(new CompletionException(cause)))))
                .isSameAs(cause);
    }

    @Test
    void letsWorkFinishThoughTheCallerHangsUp() {
        var work = new CompletableFuture<String>();

        commands.await(() -> work).subscribe().dispose();

        assertThat(work).isNotDone();
    }

    private static RuntimeException race(boolean newStream) {
        return newStream
                ? new AggregateStreamCreationException("another began the stream")
                : new ConcurrencyException("another wrote first");
    }

    private static Throwable failure(Mono<?> mono) {
        return mono.then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(PATIENCE);
    }
}
