package com.mailboxkit.server.health;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/// Degraded without Elasticsearch: only search needs it.
final class SearchHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ElasticsearchAsyncClient elasticsearch;

    SearchHealth(ElasticsearchAsyncClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromFuture(() -> elasticsearch.indices().existsAlias(alias -> alias.name("mailboxkit-messages")))
                .timeout(PATIENCE)
                .map(answer -> answer.value()
                        ? Health.up().build()
                        : Health.status(HealthConfiguration.DEGRADED).build())
                .onErrorReturn(Health.status(HealthConfiguration.DEGRADED).build());
    }
}
