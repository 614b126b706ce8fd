package com.mailboxkit.smtp.submission;

import com.mailboxkit.smtp.session.Logins;
import com.mailboxkit.smtp.session.SessionLimits;
import com.mailboxkit.smtp.session.SmtpServer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.MessageHandlerFactory;

/// The door for programs that send. They log in with an API key.
public final class SubmissionSmtp implements SmartLifecycle {

    private final SmtpServer server;

    SubmissionSmtp(
            int port,
            String hostname,
            SessionLimits limits,
            Supplier<SSLContext> tls,
            Logins logins,
            MessageHandlerFactory transactions) {
        server = new SmtpServer(port, hostname, limits, tls, logins, transactions);
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
