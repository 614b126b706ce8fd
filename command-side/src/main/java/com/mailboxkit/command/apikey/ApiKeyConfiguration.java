package com.mailboxkit.command.apikey;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.web.OrganizationQuota;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires API keys.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiKeyProperties.class)
public class ApiKeyConfiguration {

    @Bean
    ApiKeyCommandHandler apiKeyCommandHandler(Repository<ApiKey> apiKeys) {
        return new ApiKeyCommandHandler(apiKeys);
    }

    @Bean
    ApiKeyCommandController apiKeyCommandController(
            ReactiveCommands commands,
            ReadBarrier barrier,
            QueryGateway queries,
            OrganizationQuota quota,
            ApiKeyProperties limits) {
        return new ApiKeyCommandController(commands, barrier, queries, quota, limits);
    }
}
