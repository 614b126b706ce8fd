package com.mailboxkit.query.storage;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the storage queries.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageLimitProperties.class)
public class StorageQueryConfiguration {

    @Bean
    StorageQueryHandler storageQueryHandler(DatabaseClient database, StorageLimitProperties limits) {
        return new StorageQueryHandler(database, limits);
    }
}
