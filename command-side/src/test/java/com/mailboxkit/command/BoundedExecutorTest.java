package com.mailboxkit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.command.Overload.Work;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {

    private final List<Runnable> queue = new ArrayList<>();
    private final Overload overload = new Overload();
    private final BoundedExecutor pool = new BoundedExecutor(queue::add, 2, overload);

    @Test
    void refusesAndCountsWhatIsTooMuch() {
        pool.execute(() -> {});
        pool.execute(() -> {});

        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(refusal.detail()).isInstanceOf(Detail.RetryAfter.class);
        });
        assertThat(overload.refused(Work.COMMANDS)).isOne();
        assertThat(queue).hasSize(2);
    }

    @Test
    void hasRoomAgainOnceWorkBegins() {
        pool.execute(() -> {});
        pool.execute(() -> {});

        queue.removeFirst().run();

        pool.execute(() -> {});
        assertThat(queue).hasSize(2);
        assertThat(overload.refused(Work.COMMANDS)).isZero();
    }

    @Test
    void takesWhatEndsSomethingHoweverMuchWaits() {
        pool.execute(() -> {});
        pool.execute(() -> {});

        pool.finish(() -> {});

        assertThat(queue).hasSize(3);
    }

    @Test
    void countsNothingThatThePoolDidNotTake() {
        var stopped = new BoundedExecutor(
                work -> {
                    throw new IllegalStateException("stopped");
                },
                1,
                overload);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> stopped.execute(() -> {})).isInstanceOf(IllegalStateException.class);
        }
        assertThat(overload.refused(Work.COMMANDS)).isZero();
    }
}
