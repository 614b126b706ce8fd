package com.mailboxkit.smtp.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/// An SMTP server (RFC 5321), a virtual thread for each connection. SubEtha carries the sessions; the commands in which
/// it differs from the RFCs are replaced by our own.
public final class SmtpServer {

    /// How browsers begin a request (first four characters): a web page must not be able to speak SMTP through one.
    private static final List<String> HTTP =
            List.of("GET ", "POST", "HEAD", "PUT ", "PATC", "DELE", "OPTI", "CONN", "TRAC", "PRI ");

    private static final int REFUSED_AT_A_TIME = 1_000; // connections that read why they are refused
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final SMTPServer server;
    private final ConnectionGate gate;
    private final Thread sweeper = Thread.ofVirtual().name("smtp-deadlines").unstarted(this::sweepForEver);
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
        this(new Endpoint(Optional.empty(), port, session -> true), hostname, limits, tls, logins, transactions);
    }

    private SmtpServer(
            Endpoint endpoint,
            String hostname,
            SessionLimits limits,
            Supplier<SSLContext> tls,
            @Nullable Logins logins,
            MessageHandlerFactory transactions) {
        gate = new ConnectionGate(limits, endpoint.mayEnter());
        server = SMTPServer.port(endpoint.port())
                .bindAddress(endpoint.address())
                .hostName(hostname)
                .softwareName("MailboxKit")
                .messageHandlerFactory(session -> new GuardedTransaction(transactions.create(session)))
                .executorService(sessions)
                .maxConnections(limits.connections().max() + REFUSED_AT_A_TIME) // Doorkeeper counts those let in
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

    private record Endpoint(Optional<InetAddress> address, int port, Predicate<Session> mayEnter) {}

    /// One on a free port of the loopback interface, for this process only: nobody else can take its connections.
    ///
    /// @param isOwn whether the client is this process
    public static SmtpServer within(
            String hostname,
            SessionLimits limits,
            Supplier<SSLContext> tls,
            Predicate<InetSocketAddress> isOwn,
            MessageHandlerFactory transactions) {
        var endpoint = new Endpoint(
                Optional.of(InetAddress.ofLiteral("127.0.0.1")), 0, session -> isOwn.test(session.getRemoteAddress()));
        return new SmtpServer(endpoint, hostname, limits, tls, null, transactions);
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
        sweeper.start();
    }

    public void stop() {
        sweeper.interrupt();
        server.stop();
        sessions.shutdownNow();
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    private void sweepForEver() {
        try {
            while (true) {
                Thread.sleep(SWEEP);
                gate.closeOverdue();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
