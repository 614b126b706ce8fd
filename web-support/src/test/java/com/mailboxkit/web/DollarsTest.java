package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

    @ParameterizedTest
    @CsvSource({
        "0, $0.000",
        "1, $0.001",
        "998, $0.998",
        "1000, $1.000",
        "1050, $1.050",
        "1234567, $1234.567",
        "-1, -$0.001",
        "-1000, -$1.000",
        "-1234, -$1.234",
        "9223372036854775807, $9223372036854775.807",
        "-9223372036854775808, -$9223372036854775.808"
    })
    void showsMillsAsDollars(long mills, String dollars) {
        assertThat(Dollars.of(mills)).isEqualTo(dollars);
    }
}
