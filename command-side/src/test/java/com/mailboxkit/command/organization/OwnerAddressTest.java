package com.mailboxkit.command.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "ANN@Example.COM",
                "ann+1@example.com",
                "Ann+a+b@example.com",
                "\"ann\"@example.com",
                "\"a\\nn\"@example.com",
                "\"ann+x y\"@example.com",
                "a\u200bnn@example.com",
                "a\u00adnn\ufeff@example.com",
                "ann\u3164@example.com",
                "an\ufe0fn@example.com",
                "\uff41\uff4e\uff4e@example.com",
                "\ud835\udc1ann@example.com",
                "\u0430nn@example.com",
                "\u0391nn@example.com",
                "a\u0578n@example.com",
                "a\u0301nn@example.com"
            })
    void isTheSameHoweverItIsWritten(String email) {
        assertThat(OwnerAddress.normalise(email)).isEqualTo("ann@example.com");
    }

    @Test
    void leavesOutDotsWhereTheProviderDoes() {
        assertThat(OwnerAddress.normalise("a.n.n+x@gmail.com")).isEqualTo("ann@gmail.com");
        assertThat(OwnerAddress.normalise("A.nn@googlemail.com")).isEqualTo("ann@gmail.com");
        assertThat(OwnerAddress.normalise("a.nn@example.com")).isEqualTo("a.nn@example.com");
    }

    @Test
    void keepsApartWhatIsNotTheSame() {
        assertThat(OwnerAddress.normalise("ann@example.com"))
                .isNotEqualTo(OwnerAddress.normalise("ann@example.org"))
                .isNotEqualTo(OwnerAddress.normalise("anne@example.com"));
        assertThat(OwnerAddress.normalise("+ann@example.com")).isEqualTo("+ann@example.com");
        assertThat(OwnerAddress.normalise("日本@example.com")).isEqualTo("日本@example.com");
        assertThat(OwnerAddress.hash("Ann@example.com"))
                .isEqualTo(OwnerAddress.hash("ann+1@example.com"))
                .hasSize(64);
    }
}
