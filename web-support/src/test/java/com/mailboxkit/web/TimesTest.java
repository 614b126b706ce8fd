package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @Test
    void takesDaysAndPointsWithBothEndsIncluded() {
        assertThat(Times.from("2026-01-31")).contains(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(Times.until("2026-01-31")).contains(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(Times.from("2026-01-31T12:00:00Z")).contains(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(Times.until("2026-01-31T12:00:00Z")).contains(Instant.parse("2026-01-31T12:00:00.001Z"));
    }

    @Test
    void takesTheFirstAndTheLastDayThatHaveFourDigits() {
        assertThat(Times.from("0001-01-01")).contains(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(Times.until("9999-12-31")).contains(Instant.parse("9999-12-31T23:59:59.999Z"));
        assertThat(Times.until("9999-12-31T23:59:59.999Z")).contains(Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-02-30",
                "0000-12-31",
                "0000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z"
            })
    void takesNothingThatTheStoresCannotCompareWith(String text) {
        assertThat(Times.point(text)).isEmpty();
        assertThat(Times.from(text)).isEmpty();
        assertThat(Times.until(text)).isEmpty();
    }
}
