package com.mailboxkit.command.wallet;

import com.mailboxkit.command.ReactiveCommands;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what operators do with wallets.
@Configuration(proxyBeanMethods = false)
public class WalletConfiguration {

    @Bean
    WalletCommandHandler walletCommandHandler(Repository<Wallet> wallets) {
        return new WalletCommandHandler(wallets);
    }

    @Bean
    WalletOperationsController walletOperationsController(ReactiveCommands commands) {
        return new WalletOperationsController(commands);
    }
}
