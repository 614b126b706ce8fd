package com.mailboxkit.smtp.authentication;

import com.mailboxkit.kernel.net.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail that comes is checked.
///
/// @param policy what is done about mail whose From is not true
/// @param uncheckedNetworks addresses and networks whose mail is not checked, such as a relay of the operator's own
///     that takes mail for this platform: the client is not who sent it
/// @param timeout for all questions to DNS about one message; after it the result is `temperror`, and
///     the message is to come again where the policy is enforced
/// @param trustedSealers domains whose seals (ARC, RFC 8617) are believed, such as those of mailing lists: a message
/// that
///     passed DMARC before only they handed it on is not refused
@ConfigurationProperties("mailboxkit.authentication")
public record AuthenticationProperties(
        @DefaultValue("monitor") Policy policy,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> uncheckedNetworks,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue List<String> trustedSealers) {

    /// What is done about mail whose From is not true.
    public enum Policy {
        /// It is filed with what was found out.
        MONITOR,
        /// It is refused where the domain in From asks for that (`p=reject`), and where there is not exactly one From.
        ENFORCE
    }

    public AuthenticationProperties {
        uncheckedNetworks = List.copyOf(uncheckedNetworks);
        uncheckedNetworks.forEach(Network::parse);
        trustedSealers = trustedSealers.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean isUnchecked(InetAddress client) {
        return uncheckedNetworks.stream().map(Network::parse).anyMatch(network -> network.contains(client));
    }
}
