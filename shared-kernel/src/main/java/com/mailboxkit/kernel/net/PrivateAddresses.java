package com.mailboxkit.kernel.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// The IP addresses that do not lead to a host on the public internet. Whoever connects to a place that a stranger
/// named
/// asks here first, with the address that it then connects to: a name may lead elsewhere when it is looked up again.
///
/// After the IANA registries of special-purpose addresses
/// ([IPv4](https://www.iana.org/assignments/iana-ipv4-special-registry),
/// [IPv6](https://www.iana.org/assignments/iana-ipv6-special-registry)). `InetAddress.isSiteLocalAddress` and its like
/// miss several of them.
public final class PrivateAddresses {

    private static final List<Network> IPV4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // shared by carriers' NAT
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, metadata of clouds
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final Network IPV6_GLOBAL = network("2000::/3");

    private static final List<Network> IPV6_WITHIN_GLOBAL = networks(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, holds an IPv4 address
            "3fff::/20"); // documentation

    private static final Network NAT64 = network("64:ff9b::/96"); // holds an IPv4 address at its end

    private static final int IPV4_IN_NAT64 = 12;

    private PrivateAddresses() {}

    /// Whether `address` is loopback, private, link-local, unique local, shared, reserved, multicast, for
    /// documentation,
    /// or holds such an IPv4 address.
    public static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return any(IPV4, bytes);
        }
        if (NAT64.contains(bytes)) {
            return any(IPV4, Arrays.copyOfRange(bytes, IPV4_IN_NAT64, bytes.length));
        }
        return !IPV6_GLOBAL.contains(bytes) || any(IPV6_WITHIN_GLOBAL, bytes);
    }

    private static boolean any(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Arrays.stream(cidrs).map(PrivateAddresses::network).toList();
    }

    private static Network network(String cidr) {
        var parts = cidr.split("/", 2);
        return new Network(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
    }

    private record Network(InetAddress base, int prefix) {

        boolean contains(byte[] address) {
            byte[] network = base.getAddress();
            int bytes = prefix / Byte.SIZE;
            int shift = Byte.SIZE - prefix % Byte.SIZE;
            return Arrays.equals(network, 0, bytes, address, 0, bytes)
                    && (shift == Byte.SIZE || (network[bytes] & 0xFF) >> shift == (address[bytes] & 0xFF) >> shift);
        }
    }
}
