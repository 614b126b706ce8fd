package com.mailboxkit.smtp.outbound;

import com.mailboxkit.authentication.dmarc.OrganizationalDomains;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Pace.Turn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One pace for each provider: whoever runs several servers, and takes mail for several domains, counts us once.
final class Paces {

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final OrganizationalDomains organizations = new OrganizationalDomains();
    private final int first;
    private final int most;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /// @param first messages at a time that a provider gets whom we do not know yet
    /// @param most messages at a time that any provider gets
    Paces(int first, int most) {
        this.first = first;
        this.most = most;
    }

    /// @return empty where there is none within `patience`
    Optional<Turn> take(Server server, Hop hop, Duration patience) throws InterruptedException {
        return of(server, hop).take(patience);
    }

    Pace of(Server server, Hop hop) {
        return switch (hop) {
            // those are ours, and take what they can
            case OWN, RELAY -> paces.computeIfAbsent(server.toString(), key -> new Pace(most, most));
            case MX, MX_PROVEN -> paces.computeIfAbsent(provider(server.host()), key -> new Pace(first, most));
        };
    }

    private String provider(String host) {
        return organizations.of(host).orElse(host);
    }

    void forgetIdle() {
        paces.values().removeIf(pace -> pace.isIdleFor(FORGOTTEN));
    }
}
