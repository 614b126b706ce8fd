package com.mailboxkit.smtp.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.MessageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReturnPathsTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final MessageId MESSAGE = MessageId.at(NOW);
    private static final String FROM = "Me@Agents.Example";

    private final ReturnPaths paths = at(NOW);

    @Test
    void isReadBackInAnyCase() {
        var address = paths.of(MESSAGE, "Ann@Example.com", FROM);

        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(address).isLowerCase().endsWith("@agents.example");
        for (var seen : new String[] {address, address.toUpperCase(Locale.ROOT)}) {
            assertThat(paths.read(seen)).hasValueSatisfying(path -> {
                assertThat(path.messageId()).isEqualTo(MESSAGE);
                assertThat(path.mayBeFor("ann@example.COM")).isTrue();
                assertThat(path.mayBeFor("bob@example.com")).isFalse();
            });
        }
    }

    @Test
    void standsForEveryRecipientWhereThereAreSeveral() {
        assertThat(paths.read(paths.ofSeveral(MESSAGE, FROM)))
                .hasValueSatisfying(
                        path -> assertThat(path.mayBeFor("bob@example.com")).isTrue());
    }

    @Test
    void isReadFromAnInternationalDomainInEitherForm() {
        var address = paths.of(MESSAGE, "ann@example.com", "me@bücher.example");

        assertThat(address).isASCII();
        assertThat(paths.read(address.replace("xn--bcher-kva", "bücher"))).isPresent();
    }

    @Test
    void cannotBeForged() {
        var address = paths.of(MESSAGE, "ann@example.com", FROM);
        for (int i = 0; i < address.indexOf('@'); i++) {
            char other = address.charAt(i) == '2' ? '3' : '2';

            assertThat(paths.read(address.substring(0, i) + other + address.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(paths.read(address.replace("agents.example", "other.example")))
                .isEmpty();
        for (var none : new String[] {"", "@", "bounces-@agents.example", "ann@agents.example", "x" + address}) {
            assertThat(paths.read(none)).as(none).isEmpty();
        }
    }

    @Test
    void isGoodForAWhile() {
        var address = paths.of(MESSAGE, "ann@example.com", FROM);

        assertThat(at(NOW.plus(Duration.ofDays(30))).read(address)).isPresent();
        assertThat(at(NOW.plus(Duration.ofDays(31))).read(address)).isEmpty();
    }

    private static ReturnPaths at(Instant now) {
        return BounceFixtures.paths(Clock.fixed(now, ZoneOffset.UTC));
    }
}
