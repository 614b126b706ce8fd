package com.mailboxkit.smtp.inbound;

import com.mailboxkit.smtp.session.SmtpServer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.MessageHandlerFactory;

/// The door for mail from other servers.
public final class InboundSmtp implements SmartLifecycle {

    private final SmtpServer server;

    InboundSmtp(InboundProperties properties, Supplier<SSLContext> tls, MessageHandlerFactory transactions) {
        server = new SmtpServer(properties.port(), properties.hostname(), properties.limits(), tls, null, transactions);
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// How many clients are connected now.
    public int sessions() {
        return server.sessions();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }
}
