package com.mailboxkit.kernel.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// The IP addresses that do not lead to a host on the public internet. A caller that connects to a host named
/// by another party first checks the very address that it then connects to: the name may resolve differently
/// the next time.
///
/// After the IANA registries of special-purpose addresses
/// ([IPv4](https://www.iana.org/assignments/iana-ipv4-special-registry),
/// [IPv6](https://www.iana.org/assignments/iana-ipv6-special-registry)). `InetAddress.isSiteLocalAddress` and
/// similar methods miss several of them.
public final class PrivateAddresses {

    private static final List<Network> IPV4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by carriers' NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // Azure's own services, reached from within
            "169.254.0.0/16", // link-local, metadata of clouds
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112, anycast of DNS
            "192.52.193.0/24", // relays of multicast
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /// All of IPv6 that is allocated. The addresses that embed an IPv4 address (mapped, compatible and NAT64)
    /// are outside of it.
    private static final Network IPV6_GLOBAL = Network.parse("2000::/3");

    private static final List<Network> IPV6_WITHIN_GLOBAL = networks(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, holds an IPv4 address
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    private PrivateAddresses() {}

    /// Whether `address` is loopback, private, link-local, unique local, shared, reserved, multicast, for
    /// documentation, or an IPv6 address that embeds an IPv4 address.
    public static boolean contains(InetAddress address) {
        return address instanceof Inet6Address
                ? !IPV6_GLOBAL.contains(address) || any(IPV6_WITHIN_GLOBAL, address)
                : any(IPV4, address);
    }

    private static boolean any(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Arrays.stream(cidrs).map(Network::parse).toList();
    }
}
