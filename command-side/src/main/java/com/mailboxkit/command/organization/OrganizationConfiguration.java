package com.mailboxkit.command.organization;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.apikey.ApiKey;
import com.mailboxkit.command.inbox.AgentAddresses;
import com.mailboxkit.command.inbox.InboxCommandHandler;
import com.mailboxkit.command.sending.SendingAccount;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.web.RegistrationLimit;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires registration.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Tariff.class)
public class OrganizationConfiguration {

    @Bean
    RegistrationHandler registrationHandler(
            Repository<Organization> organizations,
            Repository<ApiKey> apiKeys,
            Repository<Wallet> wallets,
            Repository<OwnerCredit> credits,
            Repository<SendingAccount> accounts,
            InboxCommandHandler inboxes,
            AggregateStreams streams,
            Tariff tariff) {
        return new RegistrationHandler(organizations, apiKeys, wallets, credits, accounts, inboxes, streams, tariff);
    }

    @Bean
    OrganizationCommandHandler organizationCommandHandler(Repository<Organization> organizations) {
        return new OrganizationCommandHandler(organizations);
    }

    @Bean
    OrganizationCommandController organizationCommandController(
            ReactiveCommands commands, QueryGateway queries, ReadBarrier barrier) {
        return new OrganizationCommandController(commands, new BelongingsRemover(commands, queries), barrier);
    }

    @Bean
    RegistrationController registrationController(
            ReactiveCommands commands, AgentAddresses addresses, Tariff tariff, RegistrationLimit limit) {
        return new RegistrationController(commands, addresses, tariff, limit);
    }
}
