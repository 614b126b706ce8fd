package com.mailboxkit.webhook.address;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;

/// Gives Netty the addresses it dials. What is dialled is what was checked: between the two there is no other
/// look-up, so a name that leads elsewhere the next time (DNS rebinding) gains nothing. Addresses that were
/// never names come through here as well.
public final class GuardedAddresses extends AddressResolverGroup<InetSocketAddress> {

    private final GuardedResolver resolver;

    public GuardedAddresses(GuardedResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {

            /// Netty dials at once what it takes for resolved.
            @Override
            protected boolean doIsResolved(InetSocketAddress address) {
                return false;
            }

            @Override
            protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
                lookUp(address, promise, List::getFirst);
            }

            @Override
            protected void doResolveAll(InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
                lookUp(address, promise, Function.identity());
            }
        };
    }

    private <T> void lookUp(
            InetSocketAddress address, Promise<T> promise, Function<List<InetSocketAddress>, T> choice) {
        resolver.resolve(host(address)).whenComplete((found, failure) -> {
            if (failure != null) {
                promise.tryFailure(failure);
            } else {
                promise.trySuccess(choice.apply(found.stream()
                        .map(host -> new InetSocketAddress(host, address.getPort()))
                        .toList()));
            }
        });
    }

    private static String host(InetSocketAddress address) {
        InetAddress literal = address.getAddress();
        return literal == null ? address.getHostString() : literal.getHostAddress();
    }
}
