package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.webhook.address.GuardedAddresses;
import com.mailboxkit.webhook.address.GuardedResolver;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the calls.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookCallProperties.class)
public class CallConfiguration {

    @Bean
    CallAgent callAgent(
            CommandGateway commands,
            QueryGateway queries,
            WebhookCallProperties properties,
            GuardedResolver resolver,
            @Qualifier("webhookSecrets") SecretBox secrets,
            Clock clock) {
        var client = new WebhookClient(properties, new GuardedAddresses(resolver), clock, null);
        return new CallAgent(commands, queries, client, secrets, properties, clock);
    }
}
