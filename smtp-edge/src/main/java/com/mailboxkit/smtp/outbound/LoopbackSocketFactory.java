package com.mailboxkit.smtp.outbound;

import com.mailboxkit.smtp.inbound.OwnClients;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/// Connections to this platform's own door, which knows them by their ports.
final class LoopbackSocketFactory extends LazySocketFactory {

    private final OwnClients clients;

    LoopbackSocketFactory(OwnClients clients) {
        this.clients = clients;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            private int port;

            @Override
            public void connect(SocketAddress server, int timeout) throws IOException {
                bind(null); // known before the other end sees it
                port = getLocalPort();
                clients.opened(port);
                super.connect(server, timeout);
            }

            @Override
            public void close() throws IOException {
                clients.closed(port);
                super.close();
            }
        };
    }
}
