package com.mailboxkit.smtp.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/// TLS with a server that was dialled by its address: it is asked for by its name (RFC 6066), and must prove that.
final class SniSocketFactory extends SSLSocketFactory {

    private final SSLSocketFactory sockets;
    private final String host;

    SniSocketFactory(SSLSocketFactory sockets, String host) {
        this.sockets = sockets;
        this.host = host;
    }

    @Override
    public Socket createSocket(Socket socket, String address, int port, boolean autoClose) throws IOException {
        return sockets.createSocket(socket, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String address, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String address, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }
}
