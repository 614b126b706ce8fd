package com.mailboxkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsAndShowsOnlyDigitsThatMeanSomething() {
        var table = new Table();
        table.row().with("what", "sends").with("per second", 12_345.678).with("ms", 9.876);
        table.row().with("what", "receipts").with("per second", 45.67).with("ms", 0L);

        assertThat(table.render()).isEqualTo("""
                | what     | per second | ms   |
                | -------- | ---------- | ---- |
                | sends    |     12,346 | 9.88 |
                | receipts |       45.7 |    0 |
                """);
    }
}
