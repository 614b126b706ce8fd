package com.mailboxkit.query.suppression;

import com.mailboxkit.kernel.ReadBarrier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the suppression list queries.
@Configuration(proxyBeanMethods = false)
public class SuppressionQueryConfiguration {

    @Bean
    SuppressionReader suppressionReader(DatabaseClient database) {
        return new SuppressionReader(database);
    }

    @Bean
    SuppressionQueryController suppressionQueryController(SuppressionReader suppressions) {
        return new SuppressionQueryController(suppressions);
    }

    @Bean
    SuppressionQueryHandler suppressionQueryHandler(SuppressionReader suppressions, ReadBarrier barrier) {
        return new SuppressionQueryHandler(suppressions, barrier);
    }
}
