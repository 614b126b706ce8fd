package com.mailboxkit.authentication.spf;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfRecordTest {

    @ParameterizedTest
    @ValueSource(strings = {"ip4", "ip4/24", "ip4/", "ip6/64", "ip4:", "ip4:/24", "ip4:192.0.2.1/x"})
    void refusesANetworkThatIsNone(String term) {
        assertThatExceptionOfType(SpfException.class).isThrownBy(() -> SpfRecord.parse("v=spf1 " + term + " -all"));
    }
}
