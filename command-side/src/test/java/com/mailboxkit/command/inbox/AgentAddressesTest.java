package com.mailboxkit.command.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentAddressesTest {

    private final AgentAddresses addresses = new AgentAddresses("agent.localhost");

    @ParameterizedTest
    @CsvSource({
        "postmaster@agent.localhost, true",
        "abuse+x@agent.localhost, true",
        "bounces+1@agent.localhost, true",
        "postmasters@agent.localhost, false",
        "postmaster@example.com, false",
        "ann@agent.localhost, false"
    })
    void keepsTheNamesThatSpeakForTheDomain(String email, boolean reserved) {
        assertThat(addresses.isReserved(email)).isEqualTo(reserved);
    }

    @Test
    void makesUpAddressesThatAreNotReserved() {
        var random = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(addresses.random(random)).matches("[a-z2-9]{12}@agent\\.localhost");
        }
    }
}
