package com.mailboxkit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final List<String> BENCHMARKS = List.of("accept", "start");

    @Test
    void takesANameAndOptions() {
        assertThat(parse("accept --seconds 30 --profile"))
                .isEqualTo(new Options("accept", Duration.ofSeconds(30), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything", "accept --seconds", "accept --seconds 0", "accept --fast"})
    void refusesWhatItDoesNotKnow(String words) {
        assertThatThrownBy(() -> parse(words)).isInstanceOf(Options.Misused.class);
    }

    private static Options parse(String words) {
        return Options.parse(List.of(words.split(" ")), BENCHMARKS);
    }
}
