package com.mailboxkit.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private final FailureIsolation isolation = new FailureIsolation();
    private final BatchWriter batchWriter = new BatchWriter(isolation);
    private final List<List<String>> written = new ArrayList<>();

    @Test
    void writesTheEventsOfABatchTogether() {
        handle(List.of("a", "b", "c"));

        assertThat(written).containsExactly(List.of("a", "b", "c"));
    }

    @Test
    void keepsWhatIsGatheredUnderAnotherNameApart() {
        var numbers = new ArrayList<List<Integer>>();
        run(List.of("a", "b"), () -> {
            batchWriter.add("letters", current(), written::add);
            batchWriter.add("lengths", current().length(), numbers::add);
        });

        assertThat(written).containsExactly(List.of("a", "b"));
        assertThat(numbers).containsExactly(List.of(1, 1));
    }

    @Test
    void writesOneByOneAfterABatchFailed() {
        run(
                List.of("a", "b"),
                () -> batchWriter.add("letters", current(), all -> {
                    throw new IllegalStateException("sham");
                }));

        assertThat(isolation.isActive()).isTrue();
        handle(List.of("a", "b"));
        assertThat(written).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void writesADeadLetterByItself() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("a"));

        batchWriter.add("letters", "a", written::add);

        assertThat(written)
                .as("before the commit, so that its failure is the letter's")
                .containsExactly(List.of("a"));
        unitOfWork.commit();
    }

    private void handle(List<String> letters) {
        run(letters, () -> batchWriter.add("letters", current(), written::add));
    }

    private static void run(List<String> letters, Runnable handler) {
        new BatchingUnitOfWork<>(letters.stream().map(GenericEventMessage::new).toList()).executeWithResult(() -> {
            handler.run();
            return true;
        });
    }

    private static String current() {
        return (String) CurrentUnitOfWork.get().getMessage().getPayload();
    }
}
