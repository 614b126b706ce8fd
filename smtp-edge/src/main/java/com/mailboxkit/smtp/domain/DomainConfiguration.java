package com.mailboxkit.smtp.domain;

import com.mailboxkit.smtp.dns.NameServer;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the inspection of domains.
@Configuration(proxyBeanMethods = false)
public class DomainConfiguration {

    @Bean
    DnsInspector dnsInspector(NameServer dns, Clock clock) {
        return new DnsInspector(dns, clock);
    }
}
