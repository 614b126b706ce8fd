package com.mailboxkit.command.domain;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.web.OrganizationQuota;
import com.mailboxkit.web.PlatformProperties;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires domains.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DomainProperties.class)
public class DomainConfiguration {

    @Bean
    DomainNames domainNames(Repository<DomainName> names, AggregateStreams streams, PlatformProperties platform) {
        return new DomainNames(names, streams, platform.agentDomain());
    }

    @Bean
    DomainNameQueryHandler domainNameQueryHandler(AggregateStreams streams) {
        return new DomainNameQueryHandler(streams);
    }

    @Bean
    DomainChecks domainChecks(QueryGateway queries, PlatformProperties platform) {
        return new DomainChecks(queries, platform);
    }

    @Bean
    MailDomainCommandHandler mailDomainCommandHandler(
            Repository<MailDomain> domains, Repository<DomainName> names, AggregateStreams streams) {
        return new MailDomainCommandHandler(domains, names, streams);
    }

    @Bean
    MailDomainCommandController mailDomainCommandController(
            ReactiveCommands commands,
            QueryGateway queries,
            DomainChecks checks,
            @Qualifier("domainKeys") SecretBox keys,
            OrganizationQuota quota,
            DomainProperties limits,
            PlatformProperties platform) {
        return new MailDomainCommandController(
                commands, queries, checks, new DomainKeys(keys), quota, limits, platform);
    }
}
