package com.mailboxkit.web;

import com.mailboxkit.kernel.net.Network;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Closes connections of a client that has too many already. Behind a proxy all clients have its address, so the
/// connections of trusted proxies are not counted.
final class ConnectionLimit {

    private final int perAddress;
    private final List<Network> proxies;
    private final ConcurrentMap<String, Integer> connections = new ConcurrentHashMap<>();

    /// @param perAddress 0 for no limit
    ConnectionLimit(int perAddress, TrustedProxyProperties proxies) {
        this.perAddress = perAddress;
        this.proxies = proxies.networks();
    }

    void admit(Channel channel) {
        if (perAddress == 0
                || !(channel.remoteAddress() instanceof InetSocketAddress remote)
                || isProxy(remote.getAddress())) {
            return;
        }
        var client = ClientAddresses.site(remote.getAddress());
        int open = connections.merge(client, 1, Integer::sum);
        channel.closeFuture()
                .addListener(
                        closed -> connections.computeIfPresent(client, (it, count) -> count == 1 ? null : count - 1));
        if (open > perAddress) {
            channel.close();
        }
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }
}
