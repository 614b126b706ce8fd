package com.mailboxkit.smtp.inbound;

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
import org.jspecify.annotations.Nullable;

/// A client's socket that is closed after too many replies of the kind "that is no command" (50x). It is the only place
/// that sees every reply. Has what a session uses of a socket.
final class WatchedSocket extends Socket {

    static final int MAX_BAD_COMMANDS = 20;

    private static final byte[] GOODBYE = "421 4.7.0 Too many bad commands\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private int badCommands;

    WatchedSocket(Socket socket) throws SocketException {
        super((SocketImpl) null);
        this.socket = socket;
    }

    Socket socket() {
        return socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(socket.getOutputStream()) {
            @Override
            public void write(byte[] reply, int offset, int length) throws IOException {
                out.write(reply, offset, length);
                boolean bad = length > 2 && reply[offset] == '5' && reply[offset + 1] == '0';
                if (bad && ++badCommands == MAX_BAD_COMMANDS) {
                    out.write(GOODBYE);
                    socket.close();
                }
            }
        };
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
