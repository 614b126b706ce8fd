package com.mailboxkit.smtp.authentication;

import com.mailboxkit.kernel.net.Network;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mail that comes is checked.
///
/// @param policy what is done about mail whose From is not true
/// @param uncheckedNetworks addresses and networks whose mail is not checked, such as a relay of the operator's own
///     that takes mail for this platform: the client is not who sent it
/// @param timeout for all questions to DNS about one message; after it the result is `temperror`, and
///     the message is to come again where the policy is enforced
@ConfigurationProperties("mailboxkit.authentication")
public record AuthenticationProperties(
        @DefaultValue("monitor") Policy policy,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> uncheckedNetworks,
        @DefaultValue("20s") Duration timeout) {

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
    }

    boolean isUnchecked(InetAddress client) {
        return uncheckedNetworks.stream().map(Network::parse).anyMatch(network -> network.contains(client));
    }
}
