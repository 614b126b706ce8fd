package com.mailboxkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void findsTheSampleThatAShareDoesNotExceed() {
        var samples = new Percentiles();
        IntStream.rangeClosed(1, 200).map(number -> 201 - number).forEach(samples::add);

        assertThat(samples.median()).isEqualTo(100);
        assertThat(samples.percentile(99)).isEqualTo(198);
        assertThat(samples.percentile(100)).isEqualTo(200);
    }
}
