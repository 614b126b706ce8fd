package com.mailboxkit.web;

import com.mailboxkit.kernel.net.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Tells clients apart by where they come from. Behind trusted proxies that is the last address in `X-Forwarded-For`
/// which is none of theirs: every entry before it may have been made up by the client.
public final class ClientAddresses {

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]++)](?::\\d++)?|([\\d.]++):\\d++");
    private static final int IPV6_SITE_BYTES = 8;

    private final List<Network> trusted;

    ClientAddresses(TrustedProxyProperties proxies) {
        trusted = proxies.networks();
    }

    /// An IPv4 address, or the first half of an IPv6 address: the second half is each client's to choose.
    public String of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return "unknown";
        }
        return site(behindProxies(remote.getAddress(), request));
    }

    private InetAddress behindProxies(InetAddress direct, ServerHttpRequest request) {
        var hops = request.getHeaders().getOrEmpty("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .toList();
        var client = direct;
        for (var hop : hops.reversed()) {
            var before = isTrusted(client) ? literal(hop.strip()) : Optional.<InetAddress>empty();
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /// Some proxies add the port.
    private static Optional<InetAddress> literal(String hop) {
        var port = WITH_PORT.matcher(hop);
        String text = !port.matches() ? hop : port.group(1) != null ? port.group(1) : port.group(2);
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /// How an address is counted: an IPv4 address, or the first half of an IPv6 address.
    static String site(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, IPV6_SITE_BYTES) + "/64"
                : address.getHostAddress();
    }
}
