package com.mailboxkit.smtp.session;

import com.mailboxkit.kernel.net.Network;
import java.net.InetAddress;
import java.util.List;

/// How many connections may be open at a time.
///
/// @param max in all; beyond it 421
/// @param perAddress of one IPv4 address or one /64 of IPv6; a tenth of it, and at least one, while the server is
///     nearly full; beyond it 421. 0: not limited
/// @param reserved of `max`, a quarter of it at most, for trusted networks and for addresses that logged in lately
/// @param trustedNetworks whose addresses may have a quarter of `max` each, or `perAddress` where that is more
public record ConnectionLimits(int max, int perAddress, int reserved, List<Network> trustedNetworks) {

    public ConnectionLimits {
        if (max < 1 || perAddress < 0 || reserved < 0) {
            throw new IllegalArgumentException("max-connections must be at least 1, max-connections-per-address and"
                    + " reserved-connections at least 0");
        }
        reserved = Math.min(reserved, max / 4);
        trustedNetworks = List.copyOf(trustedNetworks);
    }

    /// As they are configured: addresses and networks.
    ///
    /// @throws IllegalArgumentException where one is neither
    public static ConnectionLimits of(int max, int perAddress, int reserved, List<String> trustedNetworks) {
        return new ConnectionLimits(
                max,
                perAddress,
                reserved,
                trustedNetworks.stream().map(Network::parse).toList());
    }

    boolean isTrusted(InetAddress address) {
        return trustedNetworks.stream().anyMatch(network -> network.contains(address));
    }

    /// What strangers may take together.
    int forStrangers() {
        return max - reserved;
    }

    int forTrustedAddress() {
        return perAddress == 0 ? max : Math.max(perAddress, max / 4);
    }

    int forStrangersAddress(boolean nearlyFull) {
        if (perAddress == 0) {
            return max;
        }
        return nearlyFull ? Math.max(1, perAddress / 10) : perAddress;
    }
}
