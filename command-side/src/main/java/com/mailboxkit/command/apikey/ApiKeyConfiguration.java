package com.mailboxkit.command.apikey;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.ReadBarrier;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires API keys.
@Configuration(proxyBeanMethods = false)
public class ApiKeyConfiguration {

    @Bean
    ApiKeyCommandHandler apiKeyCommandHandler(Repository<ApiKey> apiKeys) {
        return new ApiKeyCommandHandler(apiKeys);
    }

    @Bean
    ApiKeyCommandController apiKeyCommandController(ReactiveCommands commands, ReadBarrier barrier) {
        return new ApiKeyCommandController(commands, barrier);
    }
}
