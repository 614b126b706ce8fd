package com.mailboxkit.smtp.outbound;

import com.mailboxkit.authentication.dmarc.OrganizationalDomains;
import com.mailboxkit.smtp.outbound.AdaptiveLimit.Permit;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One pace for each provider: whoever runs several servers, and takes mail for several domains, counts us once.
final class SiteLimits {

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final OrganizationalDomains organizations = new OrganizationalDomains();
    private final int first;
    private final int most;
    private final Map<String, AdaptiveLimit> limits = new ConcurrentHashMap<>();

    /// @param first messages at a time that a provider gets whom we do not know yet
    /// @param most messages at a time that any provider gets
    SiteLimits(int first, int most) {
        this.first = first;
        this.most = most;
    }

    /// @return empty where there is none within `patience`
    Optional<Permit> take(Server server, Hop hop, Duration patience) throws InterruptedException {
        return of(server, hop).take(patience);
    }

    AdaptiveLimit of(Server server, Hop hop) {
        return switch (hop) {
            // those are ours, and take what they can
            case OWN, RELAY -> limits.computeIfAbsent(server.toString(), key -> new AdaptiveLimit(most, most));
            case MX, MX_PROVEN ->
                limits.computeIfAbsent(provider(server.host()), key -> new AdaptiveLimit(first, most));
        };
    }

    private String provider(String host) {
        return organizations.of(host).orElse(host);
    }

    void forgetIdle() {
        limits.values().removeIf(limit -> limit.isIdleFor(FORGOTTEN));
    }
}
