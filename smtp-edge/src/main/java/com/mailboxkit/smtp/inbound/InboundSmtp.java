package com.mailboxkit.smtp.inbound;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/// The SMTP server (RFC 5321), a virtual thread for each connection.
public final class InboundSmtp implements SmartLifecycle {

    private static final int IDLE_MINUTES = 5; // RFC 5321, section 4.5.3.2.7

    private final SMTPServer server;
    private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();

    InboundSmtp(InboundProperties properties, MessageHandlerFactory transactions) {
        server = SMTPServer.port(properties.port())
                .hostName(properties.hostname())
                .softwareName("MailboxKit")
                .messageHandlerFactory(transactions)
                .executorService(sessions)
                .maxConnections(properties.maxConnections())
                .maxRecipients(properties.maxRecipients())
                .maxMessageSize(Math.toIntExact(properties.maxMessageSize().toBytes()))
                .connectionTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
                .insertReceivedHeaders(true)
                .build();
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
