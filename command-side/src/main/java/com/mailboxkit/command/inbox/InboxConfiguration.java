package com.mailboxkit.command.inbox;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.web.PlatformProperties;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires inboxes and addresses.
@Configuration(proxyBeanMethods = false)
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
    InboxCommandController inboxCommandController(ReactiveCommands commands, AgentAddresses addresses) {
        return new InboxCommandController(commands, addresses);
    }
}
