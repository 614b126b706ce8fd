package com.mailboxkit.query.wallet;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the wallet queries.
@Configuration(proxyBeanMethods = false)
public class WalletQueryConfiguration {

    @Bean
    WalletQueryController walletQueryController(
            DatabaseClient database, @Value("${mailboxkit.tariff.message-mills}") long messageMills) {
        return new WalletQueryController(database, messageMills);
    }
}
