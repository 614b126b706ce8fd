package com.mailboxkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentContentsTest {

    private static final int ENTRY = 100 + RecentContents.OVERHEAD;

    private final RecentContents recent = new RecentContents(3 * ENTRY);

    @Test
    void forgetsWhatWasUnusedForLongest() {
        put("a", "b", "c");
        recent.get("a");
        put("c", "d");

        assertThat(recent.get("b")).isNull();
        for (var kept : new String[] {"a", "c", "d"}) {
            assertThat(recent.get(kept)).as(kept).hasSize(100);
        }
    }

    @Test
    void keepsTheNewHoweverOftenTheOldWereUsed() {
        put("a", "b", "c");
        for (int use = 0; use < 100; use++) {
            recent.get("a");
            recent.get("b");
            recent.get("c");
        }

        put("d");

        assertThat(recent.get("d")).isNotNull();
    }

    @Test
    void keepsNothingThatIsLargerThanItself() {
        recent.put("a", new byte[4 * ENTRY]);

        assertThat(recent.get("a")).isNull();
    }

    private void put(String... names) {
        for (var name : names) {
            recent.put(name, new byte[100]);
        }
    }
}
