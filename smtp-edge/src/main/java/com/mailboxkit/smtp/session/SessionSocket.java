package com.mailboxkit.smtp.session;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client's socket that is closed when it lasts too long or brings too many replies that say no: it is the only place
/// that sees every reply. What is known of the client goes with it, so that encryption, which takes a new one, forgets
/// who logged in before. Has what a session uses of a socket.
final class SessionSocket extends Socket {

    private final Socket socket;
    private final SessionLimits limits;
    private final long opened;
    private int idleMillis;
    private int replies;
    private int errors;
    private int refusals;

    private @Nullable Object login;
    private boolean speaksUtf8;
    private int failedLogins;

    SessionSocket(Socket socket, SessionLimits limits) throws SocketException {
        this(socket, limits, System.nanoTime());
    }

    private SessionSocket(Socket socket, SessionLimits limits, long opened) throws SocketException {
        super((SocketImpl) null);
        this.socket = socket;
        this.limits = limits;
        this.opened = opened;
    }

    /// The same connection, with `socket` in between.
    SessionSocket encryptedBy(Socket socket) throws SocketException {
        return new SessionSocket(socket, limits, opened);
    }

    Socket socket() {
        return socket;
    }

    Optional<Object> login() {
        return Optional.ofNullable(login);
    }

    void loggedIn(Object who) {
        login = who;
    }

    int failedLogins() {
        return ++failedLogins;
    }

    boolean speaksUtf8() {
        return speaksUtf8;
    }

    void speaksUtf8(boolean itDoes) {
        speaksUtf8 = itDoes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                lookAtTheClock();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                lookAtTheClock();
                return in.read(bytes, offset, length);
            }
        };
    }

    private void lookAtTheClock() throws IOException {
        long left = limits.maxSession().toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
        if (left <= 0) {
            throw new SocketTimeoutException("The session lasts too long");
        }
        socket.setSoTimeout((int) Math.min(left, idleMillis));
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(socket.getOutputStream()) {
            @Override
            public void write(byte[] reply, int offset, int length) throws IOException {
                out.write(reply, offset, length);
                boolean refusal = length > 2 && reply[offset] == '5';
                boolean error = refusal && reply[offset + 1] == '0';
                if (error && ++errors == limits.maxErrors()) {
                    hangUp("Too many bad commands");
                } else if (refusal && ++refusals == limits.maxRefusals()) {
                    hangUp("Too many refusals");
                } else if (++replies == limits.maxCommands()) {
                    hangUp("Too many commands");
                }
            }

            private void hangUp(String why) throws IOException {
                out.write(("421 4.7.0 " + why + "\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.close();
            }
        };
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        idleMillis = millis;
        socket.setSoTimeout(millis);
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return socket.getRemoteSocketAddress();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
