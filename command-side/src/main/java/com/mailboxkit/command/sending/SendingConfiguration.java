package com.mailboxkit.command.sending;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.web.PublicUrl;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires limits, pauses and suspensions.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendingProperties.class)
public class SendingConfiguration {

    @Bean
    SendingAccounts sendingAccounts(Repository<SendingAccount> accounts, DomainNames domains, SendingProperties rules) {
        return new SendingAccounts(accounts, domains, rules);
    }

    @Bean
    SendingHandler sendingHandler(
            SendingAccounts accounts,
            Repository<Wallet> wallets,
            DomainNames domains,
            AggregateStreams streams,
            SendingProperties rules) {
        return new SendingHandler(accounts, wallets, domains, streams, rules);
    }

    @Bean
    SendingPolicy sendingPolicy(CommandGateway commands) {
        return new SendingPolicy(commands);
    }

    @Bean
    OwnerConfirmations ownerConfirmations(@Qualifier("ownerConfirmationKey") MacKey key, PublicUrl publicUrl) {
        return new OwnerConfirmations(key, publicUrl);
    }

    @Bean
    OwnerConfirmationController ownerConfirmationController(
            OwnerConfirmations confirmations, ReactiveCommands commands) {
        return new OwnerConfirmationController(confirmations, commands);
    }

    @Bean
    SendingOperationsController sendingOperationsController(ReactiveCommands commands) {
        return new SendingOperationsController(commands);
    }
}
