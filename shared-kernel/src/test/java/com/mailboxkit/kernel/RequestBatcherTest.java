package com.mailboxkit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestBatcherTest {

    private final List<List<Integer>> groups = new ArrayList<>();
    private final List<CompletableFuture<List<String>>> underWay = new ArrayList<>();
    private final RequestBatcher<Integer, String> batcher = new RequestBatcher<>(3, this::begin);

    private CompletableFuture<List<String>> begin(List<Integer> items) {
        groups.add(items);
        underWay.add(new CompletableFuture<>());
        return underWay.getLast();
    }

    private void finish(int group) {
        underWay.get(group)
                .complete(groups.get(group).stream().map(String::valueOf).toList());
    }

    @Test
    void beginsAtOnceWhenNothingIsUnderWay() {
        var answer = batcher.add(1);

        assertThat(groups).containsExactly(List.of(1));
        assertThat(answer).isNotDone();
        finish(0);
        assertThat(answer).isCompletedWithValue("1");
    }

    @Test
    void gathersWhatArrivesMeanwhileUpToTheLargestGroup() {
        var answers = IntStream.rangeClosed(1, 6).mapToObj(batcher::add).toList();

        finish(0);
        finish(1);
        finish(2);

        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
        assertThat(answers).extracting(CompletableFuture::join).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void beginsAgainAfterAPause() {
        batcher.add(1);
        finish(0);

        batcher.add(2);

        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void tellsAllOfAGroupThatItFailedAndGoesOn() {
        var first = batcher.add(1);
        var second = batcher.add(2);
        var third = batcher.add(3);

        finish(0);
        underWay.get(1).completeExceptionally(new IOException("no space"));
        var later = batcher.add(4);
        finish(2);

        assertThat(first).isCompletedWithValue("1");
        assertThatThrownBy(second::join).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(third::join).hasCauseInstanceOf(IOException.class);
        assertThat(later).isCompletedWithValue("4");
    }

    @Test
    void survivesWorkThatCannotBegin() {
        var broken = new RequestBatcher<Integer, String>(3, items -> {
            throw new StackOverflowError("sham");
        });

        assertThatThrownBy(() -> broken.add(1).join()).hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> broken.add(2).join()).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void takesAWrongNumberOfAnswersAsAFailure() {
        var answer = batcher.add(1);

        underWay.getFirst().complete(List.of());

        assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesEachOfManyItsOwnAnswer() {
        try (var pool = Executors.newSingleThreadExecutor();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var doubling = new RequestBatcher<Integer, Integer>(
                    7,
                    items -> CompletableFuture.supplyAsync(
                            () -> items.stream().map(item -> 2 * item).toList(), pool));

            var answers = IntStream.range(0, 5_000)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> doubling.add(i).join(), callers))
                    .toList();

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).join()).isEqualTo(2 * i);
            }
        }
    }
}
