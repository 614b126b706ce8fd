package com.mailboxkit.smtp.outbound;

import com.mailboxkit.smtp.inbound.OwnClients;
import com.mailboxkit.smtp.outbound.DeliveryProperties.Relay;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// How a connection is made for each kind of server. Encryption between mail servers is opportunistic (RFC 7435): any
/// certificate is better than none. A smart host that is trusted with a password must prove its name, and so must the
/// servers of domains that ask for it.
final class MailSessions {

    private static final int MAX_REPLIES = 1024 * 1024; // bytes, of all replies on one connection
    private static final Duration MAX_AGE = Duration.ofMinutes(30);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final Properties common = new Properties();
    private final Session own;
    private final Session plain;
    private final Session opportunistic;
    private final Session relay;
    private final SSLContext trusted;

    /// @param trusted what servers must prove their names to that have to
    MailSessions(DeliveryProperties properties, OwnClients ownClients, SSLContext trusted) {
        this.trusted = trusted;
        var timeouts = properties.timeouts();
        common.setProperty("mail.smtp.connectiontimeout", millis(timeouts.connect()));
        common.setProperty("mail.smtp.timeout", millis(timeouts.greeting())); // of other answers see SmtpConnection
        common.setProperty("mail.smtp.writetimeout", millis(timeouts.block()));
        common.put(TimeoutSocketFactory.FACTORY, new BoundedSocketFactory(MAX_REPLIES, MAX_AGE));
        common.setProperty("mail.smtp.socketFactory.fallback", "false");
        common.setProperty("mail.smtp.localhost", properties.heloName());
        common.setProperty("mail.smtp.sendpartial", "true");
        common.setProperty("mail.smtp.quitwait", "false");
        common.setProperty("mail.mime.allowutf8", "true");
        plain = session(false, false, false);
        own = own(ownClients);
        opportunistic = session(true, false, false);
        relay = relay(properties.relay());
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    Session plain() {
        return plain;
    }

    Session of(Hop hop, Server server) {
        return switch (hop) {
            case OWN -> own;
            case RELAY -> relay;
            case MX -> opportunistic;
            case MX_PROVEN -> proven(server.host());
        };
    }

    /// Whether a failed handshake may be followed by a try without encryption.
    boolean mayBePlain(Hop hop) {
        return hop == Hop.MX || hop == Hop.RELAY && relay == opportunistic;
    }

    /// With a server that is dialled by its address, and has to prove the name that led there.
    private Session proven(String host) {
        var mail = new Properties();
        mail.putAll(session(true, true, true).getProperties());
        mail.put("mail.smtp.ssl.socketFactory", new SniSocketFactory(trusted.getSocketFactory(), host));
        return Session.getInstance(mail);
    }

    private Session own(OwnClients clients) {
        var mail = new Properties();
        mail.putAll(plain.getProperties());
        mail.put(TimeoutSocketFactory.FACTORY, new LoopbackSocketFactory(clients));
        return Session.getInstance(mail);
    }

    private Session relay(Relay host) {
        boolean login = !host.username().isEmpty();
        if (!login && !host.startTls()) {
            return opportunistic;
        }
        boolean required = host.startTls() || !THIS_MACHINE.contains(host.host());
        return session(true, required, true);
    }

    private Session session(boolean enabled, boolean required, boolean proven) {
        var mail = new Properties();
        mail.putAll(common);
        mail.setProperty("mail.smtp.starttls.enable", Boolean.toString(enabled));
        mail.setProperty("mail.smtp.starttls.required", Boolean.toString(required));
        mail.setProperty("mail.smtp.ssl.checkserveridentity", Boolean.toString(proven));
        if (!proven) {
            mail.setProperty("mail.smtp.ssl.trust", "*");
        }
        return Session.getInstance(mail);
    }
}
