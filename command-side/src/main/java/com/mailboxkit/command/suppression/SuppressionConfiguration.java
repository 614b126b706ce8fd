package com.mailboxkit.command.suppression;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.ReactiveCommands;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires suppression lists.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SuppressionProperties.class)
public class SuppressionConfiguration {

    @Bean
    SuppressionLists suppressionLists(Repository<SuppressionList> lists, AggregateStreams streams) {
        return new SuppressionLists(lists, streams);
    }

    @Bean
    SuppressionHandler suppressionHandler(
            Repository<SuppressionList> lists, SuppressionLists known, SuppressionProperties limits) {
        return new SuppressionHandler(lists, known, limits.maxByHand());
    }

    @Bean
    SuppressionPolicy suppressionPolicy(CommandGateway commands) {
        return new SuppressionPolicy(commands);
    }

    @Bean
    SuppressionCommandController suppressionCommandController(ReactiveCommands commands, QueryGateway queries) {
        return new SuppressionCommandController(commands, queries);
    }
}
