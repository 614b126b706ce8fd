package com.mailboxkit.webhook.address;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Looks names up, and hands out only addresses that may be called.
public final class GuardedResolver implements AutoCloseable {

    private static final int DNS_PORT = 53;

    private final AddressPolicy policy;
    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("webhook-dns", true), NioIoHandler.newFactory());
    private final DnsNameResolver dns;

    public GuardedResolver(WebhookAddressProperties properties) {
        this.policy = new AddressPolicy(properties.networks());
        this.dns = new DnsNameResolverBuilder(threads.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .nameServerProvider(servers(properties.dnsServer()))
                .queryTimeoutMillis(properties.dnsTimeout().toMillis())
                .build();
    }

    private static DnsServerAddressStreamProvider servers(String address) {
        if (address.isEmpty()) {
            return DnsServerAddressStreamProviders.platformDefault();
        }
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon >= 0 && address.indexOf(':') == colon;
        return new SingletonDnsServerAddressStreamProvider(new InetSocketAddress(
                InetAddress.ofLiteral(hasPort ? address.substring(0, colon) : address),
                hasPort ? Integer.parseInt(address.substring(colon + 1)) : DNS_PORT));
    }

    /// All addresses of a host; a literal address is its own. Fails with [DeniedAddressException] where one of
    /// them must not be called, and with `UnknownHostException` where there is none.
    CompletableFuture<List<InetAddress>> resolve(String host) {
        var found = new CompletableFuture<List<InetAddress>>();
        dns.resolveAll(host).addListener(answer -> {
            if (!answer.isSuccess()) {
                found.completeExceptionally(answer.cause());
                return;
            }
            @SuppressWarnings("unchecked") // Netty's listener does not know the type of its future
            var addresses = (List<InetAddress>) answer.getNow();
            try {
                found.complete(policy.admit(addresses));
            } catch (DeniedAddressException denied) {
                found.completeExceptionally(denied);
            }
        });
        return found;
    }

    @Override
    public void close() {
        dns.close();
        threads.shutdownGracefully();
    }
}
