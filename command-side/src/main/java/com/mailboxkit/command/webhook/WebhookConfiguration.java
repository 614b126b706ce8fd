package com.mailboxkit.command.webhook;

import com.mailboxkit.command.Commands;
import com.mailboxkit.command.Streams;
import com.mailboxkit.kernel.secret.SecretBox;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires webhooks: their owners' requests, who is told of what, and the sagas that see to it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebhookLimits.class, WebhookSchedule.class, WebhookReplayLimits.class})
public class WebhookConfiguration {

    @Bean
    WebhookCommandHandler webhookCommandHandler(
            Repository<Webhook> webhooks, Streams streams, WebhookReplayLimits limits) {
        return new WebhookCommandHandler(webhooks, streams, limits);
    }

    @Bean
    WebhookDeliveryHandler webhookDeliveryHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            Streams streams,
            WebhookSchedule schedule) {
        return new WebhookDeliveryHandler(webhooks, deliveries, streams, schedule);
    }

    @Bean
    WebhookReplayHandler webhookReplayHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            Streams streams,
            WebhookReplayLimits limits) {
        return new WebhookReplayHandler(webhooks, deliveries, streams, limits);
    }

    @Bean
    WebhookReplays webhookReplays(Commands commands, QueryGateway queries, WebhookReplayLimits limits) {
        return new WebhookReplays(commands, queries, limits);
    }

    @Bean
    WebhookDispatcher webhookDispatcher(CommandGateway commands, QueryGateway queries) {
        return new WebhookDispatcher(commands, queries);
    }

    @Bean
    ConfigurerModule webhookDispatch(ObjectProvider<WebhookDispatcher> dispatcher) {
        return configurer -> configurer.eventProcessing(processing -> processing.registerTokenStore(
                WebhookDispatcher.GROUP,
                axon -> Claims.noticed(
                        axon.getComponent(TokenStore.class),
                        () -> dispatcher.getObject().takeOver())));
    }

    @Bean
    WebhookCommandController webhookCommandController(
            Commands commands,
            QueryGateway queries,
            @Qualifier("webhookSecrets") SecretBox secrets,
            WebhookLimits limits) {
        return new WebhookCommandController(commands, queries, new WebhookSecrets(secrets), limits);
    }

    @Bean
    WebhookTellingController webhookTellingController(Commands commands, QueryGateway queries, WebhookLimits limits) {
        return new WebhookTellingController(commands, queries, limits);
    }
}
