package com.mailboxkit.query.organization;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.query.storage.StorageLimitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the organization queries.
@Configuration(proxyBeanMethods = false)
public class OrganizationQueryConfiguration {

    @Bean
    OrganizationQueryController organizationQueryController(DatabaseClient database, StorageLimitProperties limits) {
        return new OrganizationQueryController(database, limits);
    }

    @Bean
    OrganizationQueryHandler organizationQueryHandler(DatabaseClient database, ReadBarrier barrier) {
        return new OrganizationQueryHandler(database, barrier);
    }

    @Bean
    OrganizationOperationsController organizationOperationsController(DatabaseClient database) {
        return new OrganizationOperationsController(database);
    }
}
