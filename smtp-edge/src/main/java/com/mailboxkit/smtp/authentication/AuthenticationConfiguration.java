package com.mailboxkit.smtp.authentication;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.dns.NameServer;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the checking of mail that comes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthenticationProperties.class)
public class AuthenticationConfiguration {

    @Bean
    MailAuthentication mailAuthentication(
            AuthenticationProperties properties,
            @Value("${mailboxkit.smtp.hostname}") String hostname,
            NameServer dns,
            ContentStore store,
            Clock clock) {
        return new MailAuthentication(properties, hostname, new MailDns(dns), store, clock);
    }
}
