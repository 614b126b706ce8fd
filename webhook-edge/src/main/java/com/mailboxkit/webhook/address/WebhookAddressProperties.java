package com.mailboxkit.webhook.address;

import com.mailboxkit.kernel.net.Network;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whom webhooks may call.
///
/// @param allowedNetworks addresses and networks (`10.0.0.7`, `10.1.0.0/16`, `fd00::/8`) that may be called
///     although they are not on the public internet; none unless told
/// @param dnsServer `address` or `address:port` of the resolver; empty: the system's
/// @param dnsTimeout how long it may take for one answer
@ConfigurationProperties("mailboxkit.webhooks")
public record WebhookAddressProperties(
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("") String dnsServer,
        @DefaultValue("3s") Duration dnsTimeout) {

    public WebhookAddressProperties {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /// @throws IllegalArgumentException where one is neither an address nor a network
    List<Network> networks() {
        return allowedNetworks.stream().map(Network::parse).toList();
    }
}
