package com.mailboxkit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00.123Z");

    @Test
    void tellsItsTimeInItsFirstTenCharacters() {
        assertThat(Ulid.at(Instant.EPOCH)).startsWith("0000000000");
        // the example of the specification
        assertThat(Ulid.at(Instant.ofEpochMilli(1_469_918_176_385L))).startsWith("01ARYZ6S41");
        assertThat(Ulid.at(Instant.ofEpochMilli((1L << 48) - 1))).startsWith("7ZZZZZZZZZ");
    }

    @Test
    void keepsTheOrderOfCreationWithinAMillisecond() {
        var made = IntStream.range(0, 10_000).mapToObj(i -> Ulid.at(NOW)).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(Ulid::isValid);
    }

    @Test
    void sortsAsTimeDoes() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long one = random.nextLong(1L << 48);
            long other = random.nextLong(1L << 48);
            if (one != other) {
                assertThat(Ulid.at(Instant.ofEpochMilli(one)).compareTo(Ulid.at(Instant.ofEpochMilli(other))) < 0)
                        .as("seed %d: %d and %d", seed, one, other)
                        .isEqualTo(one < other);
            }
        }
    }

    @Test
    void isNeverMadeTwiceByManyThreads() throws Exception {
        int threads = 8;
        int each = 5_000;
        var all = new HashSet<String>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<String>>> made =
                    pool.invokeAll(Collections.<Callable<List<String>>>nCopies(threads, () -> {
                        List<String> mine = new ArrayList<>();
                        for (int i = 0; i < each; i++) {
                            mine.add(Ulid.at(NOW));
                        }
                        return mine;
                    }));
            for (var mine : made) {
                assertThat(mine.get()).isSorted();
                all.addAll(mine.get());
            }
        }
        assertThat(all).hasSize(threads * each);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01ARYZ6S41TSV4RRFFQ69G5FA",
                "01ARYZ6S41TSV4RRFFQ69G5FAVX",
                "01aryz6s41tsv4rrffq69g5fav",
                "81ARYZ6S41TSV4RRFFQ69G5FAV",
                "01ARYZ6S41TSV4RRFFQ69G5FAI",
                "01ARYZ6S41TSV4RRFFQ69G5FAL",
                "01ARYZ6S41TSV4RRFFQ69G5FAO",
                "01ARYZ6S41TSV4RRFFQ69G5FAU",
                "01ARYZ6S41TSV4RRFFQ69G5FA\n",
                "01ARYZ6S41TSV4RRFFQ69G5FAV\n",
                "0١ARYZ6S41TSV4RRFFQ69G5FAV"
            })
    void isNotTakenForWhatItIsNot(String text) {
        assertThat(Ulid.isValid(text)).isFalse();
    }

    @Test
    void isTheSameForTheSameTimeAndTheSameBytes() {
        var bytes = HexFormat.of().parseHex("d6764c61efb99302bd5b");

        assertThat(Ulid.of(Instant.ofEpochMilli(1_469_918_176_385L), bytes)).isEqualTo("01ARYZ6S41TSV4RRFFQ69G5FAV");
        assertThat(Ulid.of(Instant.EPOCH, new byte[10])).isEqualTo("0".repeat(26));
        assertThatThrownBy(() -> Ulid.of(NOW, new byte[9])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTakenForWhatItIs() {
        assertThat(Ulid.isValid("01ARYZ6S41TSV4RRFFQ69G5FAV")).isTrue();
        assertThat(Ulid.isValid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")).isTrue();
    }
}
