package com.mailboxkit.command.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentAddressesTest {

    private final AgentAddresses addresses = new AgentAddresses("agent.localhost");

    @ParameterizedTest
    @CsvSource({
        "postmaster@agent.localhost, true",
        "abuse+x@agent.localhost, true",
        "bounces+1@agent.localhost, true",
        "info@agent.localhost, true",
        "postmasters@agent.localhost, false",
        "postmaster@example.com, false",
        "ann@agent.localhost, false"
    })
    void keepsTheNamesThatSpeakForTheDomain(String email, boolean reserved) {
        assertThat(addresses.isReserved(email)).isEqualTo(reserved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abuse\"@agent.localhost",
                "\"ann b\"@agent.localhost",
                "ab\u200Buse@agent.localhost",
                "\uFF41buse@agent.localhost",
                "\u0430buse@agent.localhost",
                "m\u00FCller@agent.localhost",
                "a'b@agent.localhost",
                "a/b@agent.localhost"
            })
    void takesNoneThatLooksLikeAnother(String email) {
        assertThat(addresses.isConfusable(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann.b-c_d+e1@agent.localhost", "m\u00FCller@example.com", "\"ann b\"@example.com"})
    void takesPlainOnesAndAnyOnDomainsOfOthers(String email) {
        assertThat(addresses.isConfusable(email)).isFalse();
    }

    @Test
    void makesUpAddressesThatAreNotReserved() {
        var random = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(addresses.random(random)).matches("[a-z2-9]{12}@agent\\.localhost");
        }
    }
}
