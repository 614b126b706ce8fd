package com.mailboxkit.server.health;

import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Whether both SMTP ports greet a client.
final class SmtpHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Mono<Health> health;

    SmtpHealth(InboundSmtp inbound, SubmissionSmtp submission) {
        health = Mono.fromCallable(() ->
                        SmtpGreeting.comes(inbound.port(), PATIENCE) && SmtpGreeting.comes(submission.port(), PATIENCE)
                                ? Health.up().build()
                                : Health.outOfService().build())
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorReturn(Health.outOfService().build())
                .cache(HealthConfiguration.FRESH);
    }

    @Override
    public Mono<Health> health() {
        return health;
    }
}
