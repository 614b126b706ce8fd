package com.mailboxkit.smtp.inbound;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/// The SMTP server (RFC 5321), a virtual thread for each connection. SubEtha carries the sessions; the commands in
/// which
/// it differs from the RFCs are replaced by our own.
public final class InboundSmtp implements SmartLifecycle {

    /// How browsers begin a request (first four characters): a web page must not be able to speak SMTP through one.
    private static final List<String> HTTP =
            List.of("GET ", "POST", "HEAD", "PUT ", "PATC", "DELE", "OPTI", "CONN", "TRAC", "PRI ");

    private final SMTPServer server;
    private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();

    InboundSmtp(InboundProperties properties, SSLContext tls, MessageHandlerFactory transactions) {
        server = SMTPServer.port(properties.port())
                .hostName(properties.hostname())
                .softwareName("MailboxKit")
                .messageHandlerFactory(transactions)
                .executorService(sessions)
                .maxConnections(properties.maxConnections())
                .sessionHandler(new Doorkeeper(properties.maxConnectionsPerAddress()))
                .maxRecipients(properties.maxRecipients())
                .connectionTimeoutMs(Math.toIntExact(properties.idleTimeout().toMillis()))
                .insertReceivedHeaders(false) // SubEtha's asks DNS for the client's name; see ReceivedHeader
                .build();
        long maxSize = properties.maxMessageSize().toBytes();
        Stream.of(
                        new HelloCommand("EHLO", maxSize),
                        new HelloCommand("HELO", maxSize),
                        new MailCommand(maxSize),
                        new DataCommand(maxSize),
                        new StartTlsCommand(tls),
                        new FixedReply("HELP", "214 See RFC 5321"))
                .forEach(server.getCommandHandler()::addCommand);
        // SubEtha takes a chunk that breaks off for a whole message, so BDAT is not announced
        server.getCommandHandler().addCommand(new HangUp("BDAT", 502, "5.5.1 Not offered"));
        HTTP.forEach(method -> server.getCommandHandler().addCommand(new HangUp(method, 554, "5.5.1 This is SMTP")));
    }

    /// The port it listens on.
    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
        sessions.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return server.isRunning();
    }
}
