package com.mailboxkit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFieldTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mon, 16 Nov 2026 10:00:00 +0000                  | 2026-11-16T10:00:00Z
            16 Nov 2026 10:00 +0100                          | 2026-11-16T09:00:00Z
            Mon, 16 Nov 2026 10:00:00 -0530 (IST)            | 2026-11-16T15:30:00Z
            1 Jul 2003 (comment about date) 10:52:37 +0200   | 2003-07-01T08:52:37Z
            Tue, 1 Jul 2003 ((tricky) comment) 10:52:37 +0200 | 2003-07-01T08:52:37Z
            Tue, 01 Jul 03 10:52:37 GMT                      | 2003-07-01T10:52:37Z
            Tue, 01 Jul 97 10:52:37 EST                      | 1997-07-01T15:52:37Z
            Mon, 16 November 2026 10:00:00 GMT+2             | 2026-11-16T08:00:00Z
            Mon Nov 16 10:00:00 2026                         | 2026-11-16T10:00:00Z
            Mon, 16-Nov-2026 10:00:00 +02:00                 | 2026-11-16T08:00:00Z
            2026-11-16T10:00:00+01:00                        | 2026-11-16T09:00:00Z
            2026-11-16 10:00:00+01:00                        | 2026-11-16T09:00:00Z
            2026-11-16 10:00:00                              | 2026-11-16T10:00:00Z
            Mon, 16 Nov 2026 10.00.00 +0100                  | 2026-11-16T09:00:00Z
            Mon, 16 Nov 2026 23:59:60 +0000                  | 2026-11-16T23:59:59Z
            """)
    void reads(String value, Instant instant) {
        assertThat(DateField.parse(value)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "32 Nov 2026 10:00",
                "16 Nov 2026 25:00",
                "16 Nov 99999999999 10:00",
                ":",
                "+",
                "-",
                "--"
            })
    void findsNoneInWhatIsNoDate(String value) {
        assertThat(DateField.parse(value)).isEmpty();
    }
}
