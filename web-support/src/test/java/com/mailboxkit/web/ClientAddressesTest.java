package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTest {

    private static final ClientAddresses BEHIND_PROXIES =
            new ClientAddresses(new TrustedProxyProperties(List.of("10.0.0.0/8", "192.0.2.7", "fd00::/8")));

    @ParameterizedTest
    @CsvSource({
        // from, X-Forwarded-For, client
        "203.0.113.9, '', 203.0.113.9",
        "203.0.113.9, '198.51.100.1', 203.0.113.9", // nobody's proxy: what it says is not believed
        "10.1.2.3, '', 10.1.2.3",
        "10.1.2.3, '198.51.100.1', 198.51.100.1",
        "10.1.2.3, '6.6.6.6, 198.51.100.1', 198.51.100.1", // the client wrote 6.6.6.6 itself
        "10.1.2.3, '6.6.6.6, 198.51.100.1, 10.9.9.9, 192.0.2.7', 198.51.100.1",
        "10.1.2.3, '10.9.9.9', 10.9.9.9",
        "10.1.2.3, '198.51.100.1, unknown', 10.1.2.3",
        "10.1.2.3, 'example.com', 10.1.2.3",
        "10.1.2.3, '198.51.100.1:40123', 198.51.100.1",
        "fd00::1, '198.51.100.1', 198.51.100.1",
        "'::ffff:10.1.2.3', '198.51.100.1', 198.51.100.1",
        "192.0.2.8, '198.51.100.1', 192.0.2.8"
    })
    void findsTheClientBehindTheProxies(String from, String forwarded, String client) {
        assertThat(BEHIND_PROXIES.of(request(from, forwarded))).isEqualTo(client);
    }

    @Test
    void takesAllAddressesOfAnIpv6SiteForOneClient() {
        var one = BEHIND_PROXIES.of(request("2001:db8:1:2::1", ""));

        assertThat(BEHIND_PROXIES.of(request("2001:db8:1:2:ffff::9", ""))).isEqualTo(one);
        assertThat(BEHIND_PROXIES.of(request("10.1.2.3", "[2001:db8:1:2::7]:443")))
                .isEqualTo(one);
        assertThat(BEHIND_PROXIES.of(request("2001:db8:1:3::1", ""))).isNotEqualTo(one);
    }

    @Test
    void believesNobodyUnlessToldSo() {
        var direct = new ClientAddresses(new TrustedProxyProperties(List.of()));

        assertThat(direct.of(request("127.0.0.1", "198.51.100.1"))).isEqualTo("127.0.0.1");
    }

    @Test
    void readsEveryLineOfTheHeader() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral("10.1.2.3"), 1))
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-For", "198.51.100.1")
                .build();

        assertThat(BEHIND_PROXIES.of(request)).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", ""})
    void doesNotStartWithAProxyThatIsNone(String proxy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustedProxyProperties(List.of(proxy)))
                .withMessageContaining("mailboxkit.http.trusted-proxies");
    }

    private static MockServerHttpRequest request(String from, String forwarded) {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(from), 40_000));
        return (forwarded.isEmpty() ? request : request.header("X-Forwarded-For", forwarded)).build();
    }
}
