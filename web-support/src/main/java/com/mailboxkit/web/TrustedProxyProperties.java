package com.mailboxkit.web;

import com.mailboxkit.kernel.net.Network;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose word is taken for where a request came from.
///
/// @param trustedProxies addresses and networks (`10.0.0.7`, `10.1.0.0/16`, `fd00::/8`) of the proxies in front of
///     this platform; what anybody else writes into `X-Forwarded-For` is ignored
@ConfigurationProperties("mailboxkit.http")
public record TrustedProxyProperties(@DefaultValue List<String> trustedProxies) {

    public TrustedProxyProperties {
        trustedProxies = List.copyOf(trustedProxies);
        networks(trustedProxies);
    }

    List<Network> networks() {
        return networks(trustedProxies);
    }

    private static List<Network> networks(List<String> texts) {
        try {
            return texts.stream().map(Network::parse).toList();
        } catch (IllegalArgumentException neither) {
            throw new IllegalArgumentException(
                    "mailboxkit.http.trusted-proxies: each must be an IP address or a network such as 10.0.0.0/8",
                    neither);
        }
    }
}
