package com.mailboxkit.webhook.address;

import com.mailboxkit.kernel.webhook.WebhookQuery.CheckDestination;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryHandler;

/// Tells the owner of a webhook early that it could not be called. Each call checks again.
public class DestinationCheck {

    private final GuardedResolver resolver;

    public DestinationCheck(GuardedResolver resolver) {
        this.resolver = resolver;
    }

    @QueryHandler
    CompletableFuture<Optional<String>> handle(CheckDestination query) {
        String host = URI.create(query.url()).getHost();
        return resolver.resolve(withoutBrackets(host))
                .handle((addresses, failure) -> failure == null
                        ? Optional.empty()
                        : Optional.of(
                                cause(failure) instanceof DeniedAddressException denied
                                        ? String.valueOf(denied.getMessage())
                                        : "has a host that cannot be found"));
    }

    /// Of an IPv6 address.
    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException wrapper && wrapper.getCause() != null
                ? wrapper.getCause()
                : failure;
    }
}
