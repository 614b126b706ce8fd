package com.mailboxkit.webhook.address;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires who may be called.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AddressProperties.class)
public class AddressConfiguration {

    @Bean
    Names webhookNames(AddressProperties properties) {
        return new Names(properties);
    }

    @Bean
    DestinationCheck destinationCheck(Names names) {
        return new DestinationCheck(names);
    }
}
