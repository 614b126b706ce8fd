package com.mailboxkit.smtp.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts open connections, in all and by network, so that a few addresses cannot take what all need.
final class ConnectionShares {

    private static final Duration LATELY = Duration.ofHours(1);
    private static final int MAX_REMEMBERED = 10_000; // networks that logged in

    private final ConnectionLimits limits;
    private final Map<Source, Integer> open = new HashMap<>();
    private final Cache<Source, Boolean> loggedIn = Caffeine.newBuilder()
            .expireAfterWrite(LATELY)
            .maximumSize(MAX_REMEMBERED)
            .build();
    private int total;

    ConnectionShares(ConnectionLimits limits) {
        this.limits = limits;
    }

    /// One IPv4 address, or the /64 that a subscriber of IPv6 has at least
    /// ([RFC 6177](https://www.rfc-editor.org/rfc/rfc6177)), in hexadecimal digits.
    private record Source(String prefix) {

        private static final int NETWORK_BYTES = 8;

        static Source of(InetAddress address) {
            byte[] bytes = address.getAddress();
            return new Source(
                    Arrays.toString(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes));
        }
    }

    /// Takes a share, which [#leave] gives back.
    ///
    /// @return why there is none: enhanced status code and words; empty where it was taken
    synchronized Optional<String> enter(InetAddress address) {
        var source = Source.of(address);
        boolean trusted = limits.isTrusted(address);
        boolean mayUseReserve = trusted || loggedIn.getIfPresent(source) != null;
        if (total >= (mayUseReserve ? limits.max() : limits.forStrangers())) {
            return Optional.of("4.3.2 Too many connections, try again later");
        }
        int share = trusted ? limits.forTrustedAddress() : limits.forStrangersAddress(isNearlyFull());
        if (open.getOrDefault(source, 0) >= share) {
            return Optional.of("4.7.0 Too many connections from your address");
        }
        open.merge(source, 1, Integer::sum);
        total++;
        return Optional.empty();
    }

    synchronized void leave(InetAddress address) {
        open.computeIfPresent(Source.of(address), (source, count) -> count == 1 ? null : count - 1);
        total--;
    }

    /// Connections from there may use the reserve from now on.
    void loggedIn(InetAddress address) {
        loggedIn.put(Source.of(address), true);
    }

    /// Whether three quarters of what strangers may take are taken.
    synchronized boolean isNearlyFull() {
        return total >= limits.forStrangers() - limits.forStrangers() / 4;
    }

    /// How many are open.
    synchronized int total() {
        return total;
    }
}
