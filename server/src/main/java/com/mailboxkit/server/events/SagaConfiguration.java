package com.mailboxkit.server.events;

import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Sagas and their deadlines, where commands are handled; in PostgreSQL whichever event store is used.
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.COMMAND)
class SagaConfiguration {

    @Bean
    SagaStore<Object> sagaStore(JdbcTemplate database, Serializer general) {
        return new PostgresSagaStore(database, general);
    }

    @Bean
    Deadlines deadlines(JdbcTemplate database, Serializer general) {
        return new Deadlines(database, general);
    }

    @Bean
    PostgresDeadlineManager deadlineManager(
            Deadlines deadlines, org.axonframework.config.Configuration axon, TransactionManager transactions) {
        return new PostgresDeadlineManager(deadlines, new ConfigurationScopeAwareProvider(axon), transactions);
    }

    @Bean
    DeadlineScheduler deadlineWatch(Deadlines deadlines, PostgresDeadlineManager manager) {
        return new DeadlineScheduler(deadlines, manager::fire);
    }
}
