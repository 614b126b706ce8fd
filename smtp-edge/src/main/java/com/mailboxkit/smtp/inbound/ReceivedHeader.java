package com.mailboxkit.smtp.inbound;

import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.subethamail.smtp.server.Session;

/// The trace of a message's way through here (RFC 5321, section 4.4). Names no recipient: copies share one file, and
/// nobody is to learn of the others.
final class ReceivedHeader {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ReceivedHeader() {}

    static byte[] of(Session session, Instant at) {
        var client = session.getRemoteAddress().getAddress();
        return """
                Received: from %s ([%s%s])
                	by %s with ESMTP%s id %s;
                	%s
                """.formatted(
                        session.getHelo().orElse("unknown"),
                        client instanceof Inet6Address ? "IPv6:" : "",
                        client.getHostAddress(),
                        session.getServer().getHostName(),
                        session.isTLSStarted() ? "S" : "",
                        session.getSessionId(),
                        DATE.format(at))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
