package com.mailboxkit.smtp.inbound;

import com.mailboxkit.smtp.inbound.InboundProperties.Tls;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/// For tests of what connects to servers nobody can verify.
public final class SelfSigned {

    private SelfSigned() {}

    public static SSLContext context(String hostname) {
        return ServerCertificate.context(new Tls("", ""), hostname, Instant.now());
    }
}
