package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Pace.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void beginsWithFewAndDoublesWithEveryRoundThatGoesWell() throws InterruptedException {
        var pace = new Pace(2, 10);

        assertThat(round(pace, Outcome.WELL)).isEqualTo(2);
        assertThat(round(pace, Outcome.WELL)).isEqualTo(4);
        assertThat(round(pace, Outcome.WELL)).isEqualTo(8);
        assertThat(round(pace, Outcome.WELL)).isEqualTo(10);
        assertThat(round(pace, Outcome.WELL)).isEqualTo(10);
    }

    @Test
    void halvesOnceForARoundThatIsTurnedAwayAndGrowsSlowlyThen() throws InterruptedException {
        var pace = new Pace(8, 10);

        round(pace, Outcome.TURNED_AWAY);

        assertThat(pace.window()).isEqualTo(4);
        assertThat(round(pace, Outcome.WELL)).isEqualTo(4);
        assertThat(pace.window()).isLessThanOrEqualTo(5);
    }

    @Test
    void neverStopsForGood() throws InterruptedException {
        var pace = new Pace(1, 10);
        round(pace, Outcome.TURNED_AWAY);

        assertThat(pace.window()).isEqualTo(1);
        assertThat(pace.take(LONG)).isPresent();
    }

    @Test
    void pausesAfterItWasTurnedAway() throws InterruptedException {
        var pace = new Pace(2, 10);
        round(pace, Outcome.TURNED_AWAY);

        assertThat(pace.take(AT_ONCE)).isEmpty();
        assertThat(pace.take(LONG)).isPresent();
    }

    @Test
    void leavesItToOthersWhenToKnockAgainWhereNobodyIs() throws InterruptedException {
        var pace = new Pace(4, 10);
        round(pace, Outcome.AWAY);

        assertThat(pace.window()).isEqualTo(2);
        assertThat(pace.take(AT_ONCE)).isPresent();
    }

    @Test
    void givesTheNextTurnToWhoWaitsLongest() throws InterruptedException {
        var pace = new Pace(1, 1);
        var first = pace.take(AT_ONCE).orElseThrow();
        var order = new ArrayList<Integer>();
        var waiting = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            var thread = Thread.ofVirtual().start(() -> waitFor(pace, order, number));
            waiting.add(thread);
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        first.close();
        for (var thread : waiting) {
            thread.join();
        }

        assertThat(order).containsExactly(0, 1, 2);
    }

    @Test
    void countsTheServersOfAProviderTogether() {
        var paces = new Paces(2, 10);
        var one = paces.of(new Server("alt1.mx.provider.co.uk", "192.0.2.1", 25), Hop.MX);

        assertThat(paces.of(new Server("alt2.mx.provider.co.uk", "192.0.2.2", 25), Hop.MX))
                .isSameAs(one);
        assertThat(paces.of(new Server("mx.other.co.uk", "192.0.2.3", 25), Hop.MX))
                .isNotSameAs(one);
        assertThat(one.window()).isEqualTo(2);
    }

    @Test
    void sendsToOnesOwnSmartHostAsFastAsItMay() {
        assertThat(new Paces(2, 10)
                        .of(new Server("smart.example.com", 25), Hop.RELAY)
                        .window())
                .isEqualTo(10);
    }

    private static void waitFor(Pace pace, ArrayList<Integer> order, int number) {
        try (var turn = pace.take(LONG).orElseThrow()) {
            order.add(number);
            turn.went(Outcome.WELL);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes all turns there are.
    ///
    /// @return how many
    private static int round(Pace pace, Outcome outcome) throws InterruptedException {
        var turns = new ArrayList<Pace.Turn>();
        turns.add(pace.take(LONG).orElseThrow());
        for (Optional<Pace.Turn> turn; (turn = pace.take(AT_ONCE)).isPresent(); ) {
            turns.add(turn.get());
        }
        turns.forEach(turn -> turn.went(outcome));
        turns.forEach(Pace.Turn::close);
        return turns.size();
    }
}
