package com.mailboxkit.webhook.address;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires who may be called.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookAddressProperties.class)
public class AddressConfiguration {

    @Bean
    GuardedResolver webhookNames(WebhookAddressProperties properties) {
        return new GuardedResolver(properties);
    }

    @Bean
    DestinationCheck destinationCheck(GuardedResolver resolver) {
        return new DestinationCheck(resolver);
    }
}
