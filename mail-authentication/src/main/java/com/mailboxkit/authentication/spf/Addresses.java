package com.mailboxkit.authentication.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// IP addresses, and their notations in SPF.
final class Addresses {

    static final int IPV4_OCTETS = 4;

    private static final int IPV6_OCTETS = 16;

    /// The longest run of at least two zero groups, which `::` replaces.
    private static final List<String> LONGEST_ZEROS = IntStream.iterate(8, count -> count > 1, count -> count - 1)
            .mapToObj(count -> String.join(":", Collections.nCopies(count, "0")))
            .toList();

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*+:[0-9A-Fa-f:.]*+");

    private Addresses() {}

    static Optional<InetAddress> ipv4(String text) {
        return IPV4.matcher(text).matches() ? literal(text).filter(Inet4Address.class::isInstance) : Optional.empty();
    }

    static Optional<InetAddress> ipv6(String text) {
        return IPV6.matcher(text).matches() ? literal(text).map(Addresses::dressed) : Optional.empty();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Whether two addresses of one family have the same prefix.
    static boolean share(InetAddress one, InetAddress other, int bits) {
        byte[] a = one.getAddress();
        byte[] b = other.getAddress();
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if ((a[i / Byte.SIZE] & mask) != (b[i / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /// The macro `i`: octets, or nibbles of IPv6, between dots.
    static String dotted(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        return String.join(
                ".",
                HexFormat.of().withUpperCase().formatHex(address.getAddress()).split(""));
    }

    /// The macro `c`: the readable form (RFC 5952).
    static String readable(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        var groups = address.getHostAddress();
        return LONGEST_ZEROS.stream()
                .filter(zeros -> (":" + groups + ":").contains(":" + zeros + ":"))
                .findFirst()
                .map(zeros -> abbreviated(":" + groups + ":", ":" + zeros + ":"))
                .orElse(groups);
    }

    /// With `::` instead of the zeros, and without the redundant colons at the ends.
    private static String abbreviated(String groups, String zeros) {
        int at = groups.indexOf(zeros);
        var before = groups.substring(0, at);
        var after = groups.substring(at + zeros.length());
        return before.substring(Math.min(1, before.length())) + "::"
                + after.substring(0, Math.max(0, after.length() - 1));
    }

    /// An IPv4-mapped IPv6 address, which Java converts to an IPv4 address.
    private static InetAddress dressed(InetAddress address) {
        if (address instanceof Inet6Address) {
            return address;
        }
        var octets = new byte[IPV6_OCTETS];
        octets[10] = (byte) 0xff;
        octets[11] = (byte) 0xff;
        System.arraycopy(address.getAddress(), 0, octets, IPV6_OCTETS - IPV4_OCTETS, IPV4_OCTETS);
        try {
            return Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("16 octets are an IPv6 address", impossible);
        }
    }
}
