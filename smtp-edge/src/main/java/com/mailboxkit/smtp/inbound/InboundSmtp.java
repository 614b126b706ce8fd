package com.mailboxkit.smtp.inbound;

import com.mailboxkit.smtp.session.SmtpServer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.MessageHandlerFactory;

/// The door for mail from other servers, and a second one for mail that this process delivers to its own inboxes: so no
/// number of strangers at the first keeps agents from writing to each other.
public final class InboundSmtp implements SmartLifecycle {

    private final SmtpServer server;
    private final SmtpServer own;

    InboundSmtp(
            InboundProperties properties,
            Supplier<SSLContext> tls,
            OwnClients ownClients,
            MessageHandlerFactory transactions) {
        server = new SmtpServer(properties.port(), properties.hostname(), properties.limits(), tls, null, transactions);
        own = SmtpServer.within(properties.hostname(), properties.ownLimits(), tls, ownClients::contains, transactions);
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// The port for mail of this process, on the loopback interface.
    public int ownPort() {
        return own.port();
    }

    /// How many clients are connected now.
    public int sessions() {
        return server.sessions();
    }

    @Override
    public void start() {
        own.start();
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
        own.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning() && own.isRunning();
    }
}
