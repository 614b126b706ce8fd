package com.mailboxkit.kernel.net;

import java.net.InetAddress;
import java.util.Arrays;

/// A range of IP addresses ([RFC 4632](https://www.rfc-editor.org/rfc/rfc4632)).
///
/// @param prefix how many bits all addresses of the range share with `base`
public record Network(InetAddress base, int prefix) {

    public Network {
        if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("%s has no prefix of %d bits".formatted(base.getHostAddress(), prefix));
        }
    }

    /// Parses `10.0.0.0/8` or `fd00::/8`; a single address is a network of one. No name is resolved.
    ///
    /// @throws IllegalArgumentException where `text` is neither
    public static Network parse(String text) {
        var parts = text.split("/", 2);
        var base = InetAddress.ofLiteral(parts[0]);
        return new Network(base, parts.length == 1 ? base.getAddress().length * Byte.SIZE : Integer.parseInt(parts[1]));
    }

    public boolean contains(InetAddress address) {
        byte[] network = base.getAddress();
        byte[] bytes = address.getAddress();
        int whole = prefix / Byte.SIZE;
        int shift = Byte.SIZE - prefix % Byte.SIZE;
        return network.length == bytes.length
                && Arrays.equals(network, 0, whole, bytes, 0, whole)
                && (shift == Byte.SIZE || (network[whole] & 0xFF) >> shift == (bytes[whole] & 0xFF) >> shift);
    }
}
