package com.mailboxkit.server.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.LoggingDuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AxonServerConfigurationTest {

    private final AsynchronousCommandBus bus = new AxonServerConfiguration()
            .commandBus(
                    NoTransactionManager.INSTANCE,
                    LoggingDuplicateCommandHandlerResolver.instance(),
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

    private FutureCallback<Object, Object> dispatch(String name) {
        var answer = new FutureCallback<>();
        bus.dispatch(new GenericCommandMessage<Object>(new GenericMessage<>(name), name), answer);
        return answer;
    }
}
