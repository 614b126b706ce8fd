package com.mailboxkit.command.webhook;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.web.OrganizationQuota;
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
@EnableConfigurationProperties({WebhookProperties.class, WebhookRetryProperties.class, WebhookReplayProperties.class})
public class WebhookConfiguration {

    @Bean
    WebhookCommandHandler webhookCommandHandler(
            Repository<Webhook> webhooks, AggregateStreams streams, WebhookReplayProperties limits) {
        return new WebhookCommandHandler(webhooks, streams, limits);
    }

    @Bean
    WebhookDeliveryHandler webhookDeliveryHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            AggregateStreams streams,
            WebhookRetryProperties schedule) {
        return new WebhookDeliveryHandler(webhooks, deliveries, streams, schedule);
    }

    @Bean
    WebhookReplayHandler webhookReplayHandler(
            Repository<Webhook> webhooks,
            Repository<WebhookDelivery> deliveries,
            AggregateStreams streams,
            WebhookReplayProperties limits) {
        return new WebhookReplayHandler(webhooks, deliveries, streams, limits);
    }

    @Bean
    WebhookReplays webhookReplays(ReactiveCommands commands, QueryGateway queries, WebhookReplayProperties limits) {
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
                axon -> ClaimListeningTokenStore.noticed(
                        axon.getComponent(TokenStore.class),
                        () -> dispatcher.getObject().takeOver())));
    }

    @Bean
    WebhookCommandController webhookCommandController(
            ReactiveCommands commands,
            QueryGateway queries,
            @Qualifier("webhookSecrets") SecretBox secrets,
            OrganizationQuota quota,
            WebhookProperties limits) {
        return new WebhookCommandController(commands, queries, new WebhookSecrets(secrets), quota, limits);
    }

    @Bean
    WebhookReplayController webhookReplayController(
            ReactiveCommands commands, QueryGateway queries, WebhookProperties limits) {
        return new WebhookReplayController(commands, queries, limits);
    }
}
