package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.ReactiveCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Handlers that exhaust the stack, wherever Reactor lets them run.
class FatalErrorsIT {

    @TempDir
    private static Path data;

    private static Platform platform;

    @RestController
    static class Exhausting {

        private final ReactiveCommands commands;
        private final DatabaseClient database;

        Exhausting(ReactiveCommands commands, DatabaseClient database) {
            this.commands = commands;
            this.database = database;
        }

        @PostMapping("/api/v1/exhausting/{where}")
        Mono<Integer> exhaust(@PathVariable String where, @RequestBody Mono<String> body) {
            return switch (where) {
                case "controller" -> Mono.just(deep(0));
                case "body" -> body.map(text -> deep(0));
                case "body-flat" -> body.flatMap(text -> Mono.just(deep(0)));
                case "command" -> commands.run(() -> deep(0));
                case "after-command" -> commands.run(() -> 1).map(Exhausting::deep);
                case "query" -> database.sql("select 1").map(row -> deep(0)).one();
                case "after-query" ->
                    database.sql("select 1").map(row -> 1).all().collectList().map(rows -> deep(0));
                case "timer" -> Mono.delay(Duration.ofMillis(1)).map(tick -> deep(0));
                case "other-thread" -> Mono.fromCallable(() -> deep(0)).subscribeOn(Schedulers.boundedElastic());
                case "stream" ->
                    Flux.range(0, 3)
                            .publishOn(Schedulers.boundedElastic())
                            .map(Exhausting::deep)
                            .next();
                case "linkage" ->
                    commands.run(() -> 1).map(one -> {
                        throw new NoClassDefFoundError("Missing");
                    });
                default -> throw new IllegalArgumentException(where);
            };
        }

        private static int deep(int level) {
            return deep(level + 1) + 1;
        }
    }

    @BeforeAll
    static void start() {
        platform = Platform.startWith(List.of(Exhausting.class), data, "--mailboxkit.smtp.port=0");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "controller",
                "body",
                "body-flat",
                "command",
                "after-command",
                "query",
                "after-query",
                "timer",
                "other-thread",
                "stream",
                "linkage"
            })
    void answersAndReleasesTheIdempotencyKey(String where) {
        var agent = platform.register();
        var path = "/api/v1/exhausting/" + where;

        assertThat(agent.post(path, "{}").status()).isEqualTo(500);

        for (int i = 0; i < 2; i++) {
            var answer = agent.post(path, "{}", "the same");
            assertThat(answer.status()).as("time " + i).isEqualTo(500);
            assertThat(answer.body().get("error").stringValue()).isEqualTo("internal_error");
        }
        assertThat(agent.send("ann@example.com", "After it").status()).isEqualTo(201);
    }
}
