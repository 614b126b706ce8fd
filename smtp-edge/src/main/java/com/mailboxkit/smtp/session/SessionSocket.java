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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A client's socket that is closed when it lasts too long or brings too many replies that say no: it is the only place
/// that sees every reply. What is known of the client goes with it, so that encryption, which takes a new one, forgets
/// who logged in before. Has what a session uses of a socket.
final class SessionSocket extends Socket {

    private static final byte[] SUBETHA_TIMEOUT = "421 Timeout".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIMEOUT_REPLY =
            "421 4.4.2 You took too long, closing the connection\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final SessionLimits limits;
    private final ConnectionClock clock;
    private final Runnable onLogin;
    private int replies;
    private int errors;
    private int refusals;

    private @Nullable Object login;
    private boolean speaksUtf8;
    private long declaredSize;
    private int failedLogins;

    /// @param clock starts when the connection does
    /// @param onLogin called when a client has logged in
    SessionSocket(Socket socket, SessionLimits limits, ConnectionClock clock, Runnable onLogin) throws SocketException {
        super((SocketImpl) null);
        this.socket = socket;
        this.limits = limits;
        this.clock = clock;
        this.onLogin = onLogin;
    }

    /// The same connection, with `socket` in between.
    SessionSocket encryptedBy(Socket socket) throws SocketException {
        return new SessionSocket(socket, limits, clock, onLogin);
    }

    Socket socket() {
        return socket;
    }

    Optional<Object> login() {
        return Optional.ofNullable(login);
    }

    void loggedIn(Object who) {
        login = who;
        clock.startWork();
        onLogin.run();
    }

    void startedTransaction() {
        clock.startWork();
    }

    int failedLogins() {
        return ++failedLogins;
    }

    long declaredSize() {
        return declaredSize;
    }

    void declaredSize(long bytes) {
        declaredSize = bytes;
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
        socket.setSoTimeout(clock.patienceMillis());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(socket.getOutputStream()) {
            @Override
            public void write(byte[] reply, int offset, int length) throws IOException {
                if (isTimeout(reply, offset, length)) {
                    out.write(TIMEOUT_REPLY);
                    return;
                }
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

    /// SubEtha's reply to a client that is silent for too long lacks the enhanced status code (RFC 3463).
    private static boolean isTimeout(byte[] reply, int offset, int length) {
        int end = SUBETHA_TIMEOUT.length;
        return length > end && Arrays.equals(reply, offset, offset + end, SUBETHA_TIMEOUT, 0, end);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
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
