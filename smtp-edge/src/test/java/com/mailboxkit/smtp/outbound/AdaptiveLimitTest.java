package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.smtp.outbound.AdaptiveLimit.Outcome;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final Duration AT_ONCE = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void beginsWithFewAndDoublesWithEveryRoundThatGoesWell() throws InterruptedException {
        var limit = new AdaptiveLimit(2, 10);

        assertThat(round(limit, Outcome.WELL)).isEqualTo(2);
        assertThat(round(limit, Outcome.WELL)).isEqualTo(4);
        assertThat(round(limit, Outcome.WELL)).isEqualTo(8);
        assertThat(round(limit, Outcome.WELL)).isEqualTo(10);
        assertThat(round(limit, Outcome.WELL)).isEqualTo(10);
    }

    @Test
    void halvesOnceForARoundThatIsTurnedAwayAndGrowsSlowlyThen() throws InterruptedException {
        var limit = new AdaptiveLimit(8, 10);

        round(limit, Outcome.TURNED_AWAY);

        assertThat(limit.window()).isEqualTo(4);
        assertThat(round(limit, Outcome.WELL)).isEqualTo(4);
        assertThat(limit.window()).isLessThanOrEqualTo(5);
    }

    @Test
    void neverStopsForGood() throws InterruptedException {
        var limit = new AdaptiveLimit(1, 10);
        round(limit, Outcome.TURNED_AWAY);

        assertThat(limit.window()).isEqualTo(1);
        assertThat(limit.take(LONG)).isPresent();
    }

    @Test
    void pausesAfterItWasTurnedAway() throws InterruptedException {
        var limit = new AdaptiveLimit(2, 10);
        round(limit, Outcome.TURNED_AWAY);

        assertThat(limit.take(AT_ONCE)).isEmpty();
        assertThat(limit.take(LONG)).isPresent();
    }

    @Test
    void leavesItToOthersWhenToKnockAgainWhereNobodyIs() throws InterruptedException {
        var limit = new AdaptiveLimit(4, 10);
        round(limit, Outcome.AWAY);

        assertThat(limit.window()).isEqualTo(2);
        assertThat(limit.take(AT_ONCE)).isPresent();
    }

    @Test
    void givesTheNextTurnToWhoWaitsLongest() throws InterruptedException {
        var limit = new AdaptiveLimit(1, 1);
        var first = limit.take(AT_ONCE).orElseThrow();
        var order = new ArrayList<Integer>();
        var waiting = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            var thread = Thread.ofVirtual().start(() -> waitFor(limit, order, number));
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
        var limits = new SiteLimits(2, 10);
        var one = limits.of(new Server("alt1.mx.provider.co.uk", "192.0.2.1", 25), Hop.MX);

        assertThat(limits.of(new Server("alt2.mx.provider.co.uk", "192.0.2.2", 25), Hop.MX))
                .isSameAs(one);
        assertThat(limits.of(new Server("mx.other.co.uk", "192.0.2.3", 25), Hop.MX))
                .isNotSameAs(one);
        assertThat(one.window()).isEqualTo(2);
    }

    @Test
    void sendsToOnesOwnSmartHostAsFastAsItMay() {
        assertThat(new SiteLimits(2, 10)
                        .of(new Server("smart.example.com", 25), Hop.RELAY)
                        .window())
                .isEqualTo(10);
    }

    private static void waitFor(AdaptiveLimit limit, ArrayList<Integer> order, int number) {
        try (var permit = limit.take(LONG).orElseThrow()) {
            order.add(number);
            permit.went(Outcome.WELL);
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes all turns there are.
    ///
    /// @return how many
    private static int round(AdaptiveLimit limit, Outcome outcome) throws InterruptedException {
        var turns = new ArrayList<AdaptiveLimit.Permit>();
        turns.add(limit.take(LONG).orElseThrow());
        for (Optional<AdaptiveLimit.Permit> permit; (permit = limit.take(AT_ONCE)).isPresent(); ) {
            turns.add(permit.get());
        }
        turns.forEach(permit -> permit.went(outcome));
        turns.forEach(AdaptiveLimit.Permit::close);
        return turns.size();
    }
}
