package com.mailboxkit.command;

import com.mailboxkit.command.apikey.ApiKeyConfiguration;
import com.mailboxkit.command.domain.DomainConfiguration;
import com.mailboxkit.command.inbox.InboxConfiguration;
import com.mailboxkit.command.message.MessageConfiguration;
import com.mailboxkit.command.notice.NoticeConfiguration;
import com.mailboxkit.command.organization.OrganizationConfiguration;
import com.mailboxkit.command.sending.SendingConfiguration;
import com.mailboxkit.command.session.SessionConfiguration;
import com.mailboxkit.command.suppression.SuppressionConfiguration;
import com.mailboxkit.command.wallet.WalletConfiguration;
import com.mailboxkit.command.webhook.WebhookConfiguration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.spring.stereotype.Aggregate;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/// The command role: aggregates, sagas, command handlers and the writing half of the REST API. Needs Axon, a content
/// store and a clock.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandProperties.class)
@Import({
    ApiKeyConfiguration.class,
    OrganizationConfiguration.class,
    DomainConfiguration.class,
    InboxConfiguration.class,
    MessageConfiguration.class,
    NoticeConfiguration.class,
    SendingConfiguration.class,
    SessionConfiguration.class,
    SuppressionConfiguration.class,
    WalletConfiguration.class,
    WebhookConfiguration.class
})
@ComponentScan(
        basePackageClasses = CommandConfiguration.class,
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ANNOTATION,
                        classes = {Aggregate.class, Saga.class}))
public class CommandConfiguration {

    /// How many commands run at a time: each holds a database connection while it commits.
    private static final int THREADS = 16;

    @Bean(destroyMethod = "close")
    ExecutorService commandPool() {
        return Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("command-", 0).daemon().factory());
    }

    @Bean
    AggregateStreams streams(EventStore events) {
        return new AggregateStreams(events);
    }

    @Bean
    Overload overload() {
        return new Overload();
    }

    @Bean
    BoundedExecutor boundedCommands(
            @Qualifier("commandPool") ExecutorService commandPool, CommandProperties limits, Overload overload) {
        return new BoundedExecutor(commandPool, limits.maxWaiting(), overload);
    }

    @Bean
    ReactiveCommands commands(CommandGateway gateway, BoundedExecutor boundedCommands) {
        return new ReactiveCommands(gateway, boundedCommands);
    }
}
