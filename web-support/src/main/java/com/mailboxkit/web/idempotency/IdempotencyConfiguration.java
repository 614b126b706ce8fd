package com.mailboxkit.web.idempotency;

import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.ClientAddresses;
import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.ProblemHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires `Idempotency-Key`. Needs a [PlatformSecret] that all nodes share, and the beans of `WebConfiguration`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyConfiguration {

    @Bean
    IdempotencyRecords idempotencyRecords(
            DatabaseClient database,
            IdempotencyProperties limits,
            @Value("${axon.axonserver.enabled:false}") boolean isElsewhere) {
        return new IdempotencyRecords(database, limits.retention(), limits.lease(), !isElsewhere);
    }

    @Bean
    ExpiredRecords expiredRecords(IdempotencyRecords records, IdempotencyProperties limits) {
        return new ExpiredRecords(records, limits.cleaningInterval());
    }

    @Bean
    LeaseRenewal leaseRenewal(IdempotencyRecords records, IdempotencyProperties limits) {
        return new LeaseRenewal(records, limits.lease());
    }

    @Bean
    IdempotencyFilter idempotencyFilter(
            IdempotencyRecords records,
            LeaseRenewal leases,
            ApiKeyAuthenticator keys,
            PlatformSecret secret,
            ProblemHandler problems,
            ServerCodecConfigurer codecs,
            ClientAddresses clients,
            IdempotencyProperties limits) {
        var cipher = new OutcomeCipher(secret);
        var execution = new IdempotentExecution(records, leases, cipher, problems, codecs, limits.maxAnswerSize());
        return new IdempotencyFilter(records, execution, keys, cipher, clients, limits);
    }
}
