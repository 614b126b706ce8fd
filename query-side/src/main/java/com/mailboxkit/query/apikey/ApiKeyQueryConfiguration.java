package com.mailboxkit.query.apikey;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.web.ApiKeyAuthenticator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the API key queries.
@Configuration(proxyBeanMethods = false)
public class ApiKeyQueryConfiguration {

    @Bean
    ApiKeyQueryHandler apiKeyQueryHandler(ApiKeyAuthenticator keys, DatabaseClient database, ReadBarrier barrier) {
        return new ApiKeyQueryHandler(keys, database, barrier);
    }

    @Bean
    ApiKeyQueryController apiKeyQueryController(DatabaseClient database) {
        return new ApiKeyQueryController(database);
    }
}
