package com.mailboxkit.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.common.ProcessRetriesExhaustedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class EventStoreChoiceTest {

    @ParameterizedTest
    @CsvSource({"postgres, false", "axon-server, true"})
    void tellsAxonWhetherThereIsAServer(String choice, String enabled) {
        assertThat(chosen(choice)).isEqualTo(enabled);
    }

    @Test
    void refusesAnotherStore() {
        assertThatThrownBy(() -> chosen("kafka"))
                .hasMessage("mailboxkit.event-store is 'kafka': say postgres or axon-server.");
    }

    @Test
    void saysWhatToDoWhenTheServerDoesNotAnswer() {
        var environment = new MockEnvironment()
                .withProperty("mailboxkit.event-store", "axon-server")
                .withProperty("axon.axonserver.servers", "axon.example:8124");

        var analysis = new AxonServerFailureAnalyzer(environment)
                .analyze(new IllegalStateException(new ProcessRetriesExhaustedException("Tried 30 times")));

        assertThat(analysis.getDescription()).isEqualTo("Axon Server at axon.example:8124 does not answer.");
        assertThat(analysis.getAction()).contains("axon.axonserver.servers", "mailboxkit.event-store=postgres");
    }

    private static String chosen(String store) {
        try (var context = new GenericApplicationContext()) {
            var environment = new MockEnvironment().withProperty("mailboxkit.event-store", store);
            context.setEnvironment(environment);
            new EventStoreChoice().initialize(context);
            return environment.getProperty("axon.axonserver.enabled");
        }
    }
}
