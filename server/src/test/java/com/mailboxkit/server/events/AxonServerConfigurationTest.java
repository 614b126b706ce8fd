package com.mailboxkit.server.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.RefusalNote;
import com.mailboxkit.web.outage.Outages;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.LoggingDuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AxonServerConfigurationTest {

    private final AsynchronousCommandBus bus = new AxonServerConfiguration()
            .commandBus(
                    NoTransactionManager.INSTANCE,
                    LoggingDuplicateCommandHandlerResolver.instance(),
                    new Outages(List.of(new AxonOutages())),
                    DefaultConfigurer.defaultConfiguration().buildConfiguration());

    @AfterEach
    void stop() {
        bus.shutdown();
    }

    @Test
    void letsAnyNumberOfCommandsWaitForALaterOne() {
        var stored = new CountDownLatch(1);
        bus.subscribe("submit", command -> stored.await(10, SECONDS));
        bus.subscribe("store", command -> {
            stored.countDown();
            return true;
        });

        var answers = new ArrayList<FutureCallback<Object, Object>>();
        for (int i = 0; i < 100; i++) {
            answers.add(dispatch("submit"));
        }
        answers.add(dispatch("store"));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.getResult(10, SECONDS).getPayload()).isEqualTo(true));
    }

    /// Axon Server would hand over nothing of it but a text.
    @Test
    void notesThatACommandFailedBecauseOfAnOutage() {
        bus.subscribe("store", command -> {
            throw new EventStoreException("not stored", new StatusRuntimeException(Status.UNAVAILABLE));
        });

        var failure = dispatch("store").getResult(10, SECONDS).exceptionResult();

        assertThat(HandlerExecutionException.<RefusalNote>resolveDetails(failure))
                .hasValueSatisfying(note -> assertThat(note.code()).isEqualTo(ProblemCode.UNAVAILABLE));
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        bus.subscribe("store", command -> {
            throw new ConcurrencyException("stored by another node");
        });
        bus.subscribe("fail", command -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(dispatch("store").getResult(10, SECONDS).exceptionResult()).isInstanceOf(ConcurrencyException.class);
        assertThat(dispatch("fail").getResult(10, SECONDS).exceptionResult()).isInstanceOf(IllegalStateException.class);
    }

    private FutureCallback<Object, Object> dispatch(String name) {
        var answer = new FutureCallback<>();
        bus.dispatch(new GenericCommandMessage<Object>(new GenericMessage<>(name), name), answer);
        return answer;
    }
}
