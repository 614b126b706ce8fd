package com.mailboxkit.web;

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

/// Records when keys, or sessions, were last used. Written in batches every few seconds: the value shown may be that
/// old, and a crash may lose the last batch.
final class KeyUsage implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KeyUsage.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final Clock clock;
    private final Of of;
    private final Map<String, Instant> used = new ConcurrentHashMap<>();
    private final Disposable writing;

    /// What is used.
    enum Of {
        API_KEYS("api_key_use", "api_key_id"),
        SESSIONS("web_session_use", "session_id");

        private final String insert;

        Of(String table, String id) {
            insert = """
                    insert into %1$s as u (%2$s, last_used_at) select * from unnest(:ids, cast(:times as timestamptz[]))
                    on conflict (%2$s) do update set last_used_at = greatest(u.last_used_at, excluded.last_used_at)
                    """.formatted(table, id);
        }
    }

    KeyUsage(DatabaseClient database, Clock clock, Of of) {
        this.database = database;
        this.clock = clock;
        this.of = of;
        this.writing = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> write())
                .subscribe();
    }

    void note(String key) {
        used.put(key, clock.instant());
    }

    private Mono<Void> write() {
        var noted = new HashMap<>(used);
        if (noted.isEmpty()) {
            return Mono.empty();
        }
        noted.forEach(used::remove); // those that are used again meanwhile stay
        return database.sql(of.insert)
                .bind("ids", noted.keySet().toArray(String[]::new))
                .bind("times", noted.values().stream().map(Instant::toString).toArray(String[]::new))
                .then()
                .onErrorResume(failure -> {
                    log.warn("The last use of {} {} could not be noted: {}", noted.size(), of, failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void destroy() {
        writing.dispose();
        write().block(FAREWELL);
    }
}
