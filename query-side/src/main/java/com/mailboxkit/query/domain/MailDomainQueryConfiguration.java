package com.mailboxkit.query.domain;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.web.PlatformProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// Wires the domain queries.
@Configuration(proxyBeanMethods = false)
public class MailDomainQueryConfiguration {

    @Bean
    MailDomainReader mailDomainReader(DatabaseClient database) {
        return new MailDomainReader(database, JsonMapper.builder().build());
    }

    @Bean
    MailDomainQueryController mailDomainQueryController(MailDomainReader domains, PlatformProperties platform) {
        return new MailDomainQueryController(domains, platform);
    }

    @Bean
    MailDomainQueryHandler mailDomainQueryHandler(MailDomainReader domains, ReadBarrier barrier) {
        return new MailDomainQueryHandler(domains, barrier);
    }
}
