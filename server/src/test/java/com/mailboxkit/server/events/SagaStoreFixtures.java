package com.mailboxkit.server.events;

import com.mailboxkit.local.TemporaryStack;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// A migrated PostgreSQL with transactions, and a serializer like the platform's.
final class SagaStoreFixtures {

    static final JdbcTemplate DATABASE = new JdbcTemplate(migrated());
    static final TransactionManager TRANSACTIONS =
            new SpringTransactionManager(new JdbcTransactionManager(DATABASE.getDataSource()));
    static final Serializer SERIALIZER = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(new AxonConfiguration().readableJson())
            .build();

    private SagaStoreFixtures() {}

    private static HikariDataSource migrated() {
        var postgres = TemporaryStack.shared().postgres();
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl());
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(8);
        var database = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }
}
