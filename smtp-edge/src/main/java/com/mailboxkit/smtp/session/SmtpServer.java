package com.mailboxkit.smtp.session;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/// An SMTP server (RFC 5321), a virtual thread for each connection. SubEtha carries the sessions; the commands in which
/// it differs from the RFCs are replaced by our own.
public final class SmtpServer {

    /// How browsers begin a request (first four characters): a web page must not be able to speak SMTP through one.
    private static final List<String> HTTP =
            List.of("GET ", "POST", "HEAD", "PUT ", "PATC", "DELE", "OPTI", "CONN", "TRAC", "PRI ");

    private final SMTPServer server;
    private final ConnectionGate gate;
    private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();

    /// @param port 0 for any free one
    /// @param hostname what it calls itself
    /// @param tls what STARTTLS shows to the next client
    /// @param logins who may send; null where everybody may
    public SmtpServer(
            int port,
            String hostname,
            SessionLimits limits,
            Supplier<SSLContext> tls,
            @Nullable Logins logins,
            MessageHandlerFactory transactions) {
        gate = new ConnectionGate(limits);
        server = SMTPServer.port(port)
                .hostName(hostname)
                .softwareName("MailboxKit")
                .messageHandlerFactory(transactions)
                .executorService(sessions)
                .maxConnections(limits.maxConnections())
                .sessionHandler(gate)
                .maxRecipients(limits.maxRecipients())
                .connectionTimeoutMs(Math.toIntExact(limits.idleTimeout().toMillis()))
                .insertReceivedHeaders(false) // SubEtha's asks DNS for the client's name
                .build();
        long maxSize = limits.maxMessageSize().toBytes();
        var commands = server.getCommandHandler();
        Stream.of(
                        new HelloCommand("EHLO", maxSize, logins),
                        new HelloCommand("HELO", maxSize, logins),
                        new MailCommand(maxSize, logins),
                        new RcptCommand(limits.maxRecipients()),
                        new DataCommand(maxSize),
                        new StartTlsCommand(tls),
                        logins == null ? new FixedReply("AUTH", "503 5.5.1 Not offered") : new AuthCommand(logins),
                        new FixedReply("HELP", "214 See RFC 5321"))
                .forEach(commands::addCommand);
        // SubEtha takes a chunk that breaks off for a whole message, so BDAT is not announced
        commands.addCommand(new DisconnectCommand("BDAT", 502, "5.5.1 Not offered"));
        HTTP.forEach(method -> commands.addCommand(new DisconnectCommand(method, 554, "5.5.1 This is SMTP")));
    }

    /// The port it listens on.
    public int port() {
        return server.getPortAllocated();
    }

    /// How many clients are connected now.
    public int sessions() {
        return gate.sessions();
    }

    public void start() {
        server.start();
    }

    public void stop() {
        server.stop();
        sessions.shutdownNow();
    }

    public boolean isRunning() {
        return server.isRunning();
    }
}
