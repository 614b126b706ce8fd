package com.mailboxkit.kernel.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PrivateAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::10.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::192.168.1.1",
                "64:ff9b::8.8.8.8",
                "168.63.129.16",
                "192.31.196.1",
                "192.52.193.1",
                "192.175.48.1",
                "2620:4f:8000::1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:1ff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void holdsWhatDoesNotLeadToThePublicInternet(String literal) {
        assertThat(PrivateAddresses.contains(InetAddress.ofLiteral(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700::1111",
                "2a00:1450::1",
                "3ffe::1"
            })
    void leavesOutWhatDoes(String literal) {
        assertThat(PrivateAddresses.contains(InetAddress.ofLiteral(literal))).isFalse();
    }

    @Test
    void holdsTheRangesOthersDeny() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: the denied ranges are left out");
        var ranges = JsonMapper.shared().readTree(Path.of(corpora, "webhooks", "ssrf-denied-ranges.json"));
        for (var range : ranges.get("deny_cidr")) {
            var cidr = range.stringValue().split("/", 2);
            var first = InetAddress.ofLiteral(cidr[0]).getAddress();
            var last = first.clone();
            for (int bit = Integer.parseInt(cidr[1]); bit < last.length * Byte.SIZE; bit++) {
                last[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
            }
            assertThat(InetAddress.getByAddress(first)).matches(PrivateAddresses::contains);
            assertThat(InetAddress.getByAddress(last)).matches(PrivateAddresses::contains);
        }
    }

    @Test
    void isNotFooledByMappedAddressesThatJavaDoesNotUnwrap() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        assertThat(PrivateAddresses.contains(Inet6Address.getByAddress(null, mapped, 0)))
                .isTrue();
    }
}
