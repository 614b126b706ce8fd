package com.mailboxkit.command.suppression;

import com.mailboxkit.command.Commands;
import com.mailboxkit.command.Streams;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires suppression lists.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SuppressionLimits.class)
public class SuppressionConfiguration {

    @Bean
    SuppressionLists suppressionLists(Repository<SuppressionList> lists, Streams streams) {
        return new SuppressionLists(lists, streams);
    }

    @Bean
    SuppressionHandler suppressionHandler(
            Repository<SuppressionList> lists, SuppressionLists known, SuppressionLimits limits) {
        return new SuppressionHandler(lists, known, limits.maxByHand());
    }

    @Bean
    SuppressionPolicy suppressionPolicy(CommandGateway commands) {
        return new SuppressionPolicy(commands);
    }

    @Bean
    SuppressionCommandController suppressionCommandController(Commands commands, QueryGateway queries) {
        return new SuppressionCommandController(commands, queries);
    }
}
