package com.mailboxkit.smtp.inbound;

import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connections on which this process delivers to itself: what comes on them was written by an inbox here.
public final class OwnClients {

    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    /// @param port of the client's end, on this machine
    public void opened(int port) {
        ports.add(port);
    }

    public void closed(int port) {
        ports.remove(port);
    }

    boolean contains(InetSocketAddress client) {
        return client.getAddress().isLoopbackAddress() && ports.contains(client.getPort());
    }
}
