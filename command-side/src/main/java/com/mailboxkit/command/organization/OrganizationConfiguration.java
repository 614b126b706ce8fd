package com.mailboxkit.command.organization;

import com.mailboxkit.command.Commands;
import com.mailboxkit.command.apikey.ApiKey;
import com.mailboxkit.command.inbox.AgentAddresses;
import com.mailboxkit.command.inbox.InboxCommandHandler;
import com.mailboxkit.command.wallet.Wallet;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
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
            InboxCommandHandler inboxes) {
        return new RegistrationHandler(organizations, apiKeys, wallets, inboxes);
    }

    @Bean
    RegistrationController registrationController(
            Commands commands, AgentAddresses addresses, Tariff tariff, Clock clock) {
        return new RegistrationController(commands, addresses, tariff, clock);
    }
}
