package com.mailboxkit.smtp.sts;

import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.dns.NameServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the policies of domains.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StsProperties.class)
public class StsConfiguration {

    @Bean
    SSLContext mailAuthorities(StsProperties properties) {
        return TrustedAuthorities.context(properties.certificates());
    }

    @Bean
    Policies stsPolicies(
            NameServer dns,
            StsProperties properties,
            SSLContext mailAuthorities,
            @Value("${mailboxkit.data}") Path data,
            @Value("${mailboxkit.delivery.allow-private-destinations}") boolean allowPrivate,
            Clock clock)
            throws IOException {
        return Policies.open(
                new MailDns(dns), properties, mailAuthorities, allowPrivate, data.resolve("mta-sts"), clock);
    }
}
