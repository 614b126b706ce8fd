package com.mailboxkit.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// PostgreSQL twice: JDBC for what writes, R2DBC for what reads. Declared here because Spring Boot drops its JDBC beans
/// when R2DBC is there, and Axon then silently falls back to keeping everything in memory.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresProperties.class)
class DatabaseConfiguration {

    /// For a connection of a pool: during an outage, callers are answered 503 after it.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    HikariDataSource connectionPool(PostgresProperties postgres) {
        var config = new HikariConfig();
        config.setJdbcUrl(postgres.url() + (postgres.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        config.setUsername(postgres.username());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(postgres.writeConnections());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.setPoolName("write");
        return new HikariDataSource(config);
    }

    /// A command that waits for its aggregate holds no connection: it is taken with the first statement.
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource connectionPool) {
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(connectionPool);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }

    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(PostgresProperties postgres) {
        var jdbc = URI.create(postgres.url().substring("jdbc:".length()));
        var options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, jdbc.getHost())
                .option(ConnectionFactoryOptions.PORT, jdbc.getPort() < 0 ? 5432 : jdbc.getPort())
                .option(ConnectionFactoryOptions.DATABASE, jdbc.getPath().substring(1))
                .option(ConnectionFactoryOptions.USER, postgres.username())
                .option(ConnectionFactoryOptions.PASSWORD, postgres.password())
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, PATIENCE)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true)
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(2)
                .maxSize(postgres.readConnections())
                .maxAcquireTime(PATIENCE)
                .build());
    }
}
