package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Notes when keys were last used. Written together every few seconds: what is shown may be that old, and a crash may
/// lose the last of it.
final class KeyUsage implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KeyUsage.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final Clock clock;
    private final Map<ApiKeyId, Instant> used = new ConcurrentHashMap<>();
    private final Disposable writing;

    KeyUsage(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.writing = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> write())
                .subscribe();
    }

    void note(ApiKeyId key) {
        used.put(key, clock.instant());
    }

    private Mono<Void> write() {
        var noted = new HashMap<>(used);
        if (noted.isEmpty()) {
            return Mono.empty();
        }
        noted.forEach(used::remove); // those that are used again meanwhile stay
        return database.sql("""
                        insert into api_key_use select * from unnest(:keys, cast(:times as timestamptz[]))
                        on conflict (api_key_id) do update
                          set last_used_at = greatest(api_key_use.last_used_at, excluded.last_used_at)
                        """)
                .bind("keys", noted.keySet().stream().map(ApiKeyId::value).toArray(String[]::new))
                .bind("times", noted.values().stream().map(Instant::toString).toArray(String[]::new))
                .then()
                .onErrorResume(failure -> {
                    log.warn("The last use of {} keys could not be noted: {}", noted.size(), failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void destroy() {
        writing.dispose();
        write().block(FAREWELL);
    }
}
