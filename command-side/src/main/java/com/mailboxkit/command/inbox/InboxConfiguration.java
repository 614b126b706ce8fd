package com.mailboxkit.command.inbox;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.web.OrganizationQuota;
import com.mailboxkit.web.PlatformProperties;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires inboxes and addresses.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxProperties.class)
public class InboxConfiguration {

    @Bean
    AgentAddresses agentAddresses(PlatformProperties platform) {
        return new AgentAddresses(platform.agentDomain());
    }

    @Bean
    InboxCommandHandler inboxCommandHandler(
            Repository<Inbox> inboxes, Repository<Address> addresses, DomainNames domains, AggregateStreams streams) {
        return new InboxCommandHandler(inboxes, addresses, domains, streams);
    }

    @Bean
    InboxCommandController inboxCommandController(
            ReactiveCommands commands,
            AgentAddresses addresses,
            QueryGateway queries,
            OrganizationQuota quota,
            InboxProperties limits) {
        return new InboxCommandController(commands, addresses, queries, quota, limits);
    }
}
