package com.mailboxkit.server.operations;

import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.projection.search.SearchIndex;
import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import com.mailboxkit.web.PlatformProperties;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Wires what operators use.
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    @ConditionalOnRole(Role.PROJECTIONS)
    Projections projections(
            EventProcessingConfiguration processing,
            JdbcTemplate database,
            ReadBarrier barrier,
            SearchIndex search,
            EventStore events) {
        return new Projections(processing, new PendingRebuilds(database, barrier), search, events);
    }

    @Bean
    @ConditionalOnRole(Role.PROJECTIONS)
    DeadLetters deadLetters(EventProcessingConfiguration processing, JdbcTemplate database) {
        return new DeadLetters(processing, database);
    }

    @Bean
    @ConditionalOnRole(Role.SMTP)
    AgentDomainController agentDomainController(
            SigningKey agentDomainKey, PlatformProperties platform, QueryGateway queries) {
        return new AgentDomainController(agentDomainKey, platform, queries);
    }

    @Bean
    @ConditionalOnRole(Role.PROJECTIONS)
    OperationsController operationsController(Projections projections, DeadLetters deadLetters) {
        return new OperationsController(projections, deadLetters);
    }
}
