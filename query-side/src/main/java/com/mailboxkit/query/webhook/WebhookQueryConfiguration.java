package com.mailboxkit.query.webhook;

import com.mailboxkit.kernel.ReadBarrier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the webhook queries.
@Configuration(proxyBeanMethods = false)
public class WebhookQueryConfiguration {

    @Bean
    WebhookReader webhookReader(DatabaseClient database) {
        return new WebhookReader(database);
    }

    @Bean
    WebhookQueryController webhookQueryController(WebhookReader webhooks) {
        return new WebhookQueryController(webhooks);
    }

    @Bean
    WebhookQueryHandler webhookQueryHandler(WebhookReader webhooks, DatabaseClient database, ReadBarrier barrier) {
        return new WebhookQueryHandler(webhooks, new Replayable(database), database, barrier);
    }
}
