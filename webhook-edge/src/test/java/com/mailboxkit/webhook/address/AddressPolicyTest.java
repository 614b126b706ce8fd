package com.mailboxkit.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.net.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AddressPolicyTest {

    private final AddressPolicy strict = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "169.254.169.254",
                "168.63.129.16",
                "100.64.0.1",
                "0.0.0.0",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "fd00::1",
                "fe80::1",
                "ff02::1"
            })
    void admitsNoAddressThatIsNotOnThePublicInternet(String address) {
        assertThatThrownBy(() -> strict.admit(List.of(InetAddress.ofLiteral(address))))
                .isInstanceOf(DeniedAddressException.class)
                .hasMessageNotContaining(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "1.1.1.1", "2606:4700:4700::1111"})
    void admitsThePublicInternet(String address) throws IOException {
        assertThat(strict.admit(List.of(InetAddress.ofLiteral(address)))).hasSize(1);
    }

    @Test
    void judgesANameByAllItsAddresses() {
        var addresses = List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("192.168.0.1"));

        assertThatThrownBy(() -> strict.admit(addresses)).isInstanceOf(DeniedAddressException.class);
    }

    @Test
    void admitsWhatTheOperatorAllowsAndNothingBesideIt() throws IOException {
        var lenient = new AddressPolicy(List.of(Network.parse("10.1.0.0/16")));

        assertThat(lenient.admit(List.of(InetAddress.ofLiteral("10.1.2.3")))).hasSize(1);
        assertThatThrownBy(() -> lenient.admit(List.of(InetAddress.ofLiteral("10.2.0.1"))))
                .isInstanceOf(DeniedAddressException.class);
    }

    @Test
    void admitsNeitherEndOfAnyRangeThatOthersDeny() {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set");
        var ranges = JsonMapper.shared()
                .readTree(Path.of(corpora, "webhooks", "ssrf-denied-ranges.json"))
                .get("deny_cidr");

        assertThat(ranges).hasSizeGreaterThan(30).allSatisfy(range -> {
            for (var end : ends(range.stringValue())) {
                assertThatThrownBy(() -> strict.admit(List.of(end)))
                        .as("%s of %s", end, range)
                        .isInstanceOf(DeniedAddressException.class);
            }
        });
    }

    private static List<InetAddress> ends(String range) throws IOException {
        var parts = range.split("/");
        byte[] first = InetAddress.ofLiteral(parts[0]).getAddress();
        byte[] last = first.clone();
        for (int bit = Integer.parseInt(parts[1]); bit < last.length * Byte.SIZE; bit++) {
            last[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
        }
        return List.of(InetAddress.getByAddress(first), InetAddress.getByAddress(last));
    }
}
