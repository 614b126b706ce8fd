package com.mailboxkit.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.ApiKeys;
import com.mailboxkit.web.Node;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/// Two nodes on one database.
class IdempotencyIT {

    private static final World WORLD = new World();
    private static final String THINGS = "/api/v1/things";
    private static final String REPLAYED = "X-Idempotent-Replayed";

    private static Node here;
    private static Node there;
    private static String apiKey;

    private static int keys;
    private String key;

    @Configuration(proxyBeanMethods = false)
    @Import(World.Routes.class)
    static class SharedWorld {

        @Bean
        World world() {
            return WORLD;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        String[] settings = {
            "--mailboxkit.idempotency.patience=1s",
            "--mailboxkit.idempotency.lease=2s",
            "--mailboxkit.idempotency.memory-per-body=1KB",
            "--mailboxkit.idempotency.max-answer-size=1000B",
            "--mailboxkit.idempotency.cleaning-interval=200ms"
        };
        var parts = List.<Class<?>>of(IdempotencyConfiguration.class, SharedWorld.class);
        here = Node.start(parts, settings);
        here.migrate();
        there = Node.start(parts, settings);
        apiKey = here.newApiKey();
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @BeforeEach
    void begin() {
        WORLD.made.clear();
        WORLD.fate = Mono::empty;
        key = "a key for test %d".formatted(++keys);
    }

    @Test
    void carriesOutOneOfManyAndGivesAllOfThemItsAnswer() throws Exception {
        WORLD.fate = () -> Mono.delay(Duration.ofMillis(100)).then();
        var calls = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = 0; i < 32; i++) {
            calls.add(() -> here.post(apiKey, THINGS, key, "{}"));
            calls.add(() -> there.post(apiKey, THINGS, key, "{}"));
        }

        List<HttpResponse<String>> answers;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = callers.invokeAll(calls).stream()
                    .map(call -> call.resultNow())
                    .toList();
        }

        assertThat(WORLD.made).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.getFirst().body()).contains(WORLD.made.getFirst().id());
        assertThat(answers.stream().filter(IdempotencyIT::isReplayed)).hasSize(63);
        assertThat(answers)
                .allMatch(answer ->
                        answer.headers().firstValue("Content-Type").orElse("").equals("application/json"));
    }

    @Test
    void carriesOutEachWithoutAKey() {
        here.post(apiKey, THINGS, null, "{}");
        var second = here.post(apiKey, THINGS, null, "{}");

        assertThat(isReplayed(second)).isFalse();
        assertThat(WORLD.made).hasSize(2);
        assertThat(WORLD.made.getFirst().id()).isNotEqualTo(WORLD.made.getLast().id());
    }

    @Test
    void keepsCallersAndPathsApart() {
        here.post(apiKey, THINGS, key, "{}");
        here.post(apiKey, "/api/v1/others", key, "{}");
        var stranger = here.post(here.newApiKey(), THINGS, key, "{}");

        assertThat(isReplayed(stranger)).isFalse();
        assertThat(WORLD.made.stream().map(World.Thing::id).distinct()).hasSize(3);
    }

    @Test
    void refusesItsKeyForAnotherBody() {
        here.post(apiKey, THINGS, key, "{\"a\": 1}");

        var other = there.post(apiKey, THINGS, key, "{\"a\": 2}");

        assertRefused(other, ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(WORLD.made).hasSize(1);
    }

    @Test
    void refusesItsKeyForAnotherBodyWhileTheFirstIsUnderWayOrHasFailed() {
        var opened = new CountDownLatch(1);
        WORLD.fate = () -> {
            opened.countDown();
            return Mono.delay(Duration.ofMillis(600)).then(Mono.error(new IllegalStateException("sham")));
        };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> here.post(apiKey, THINGS, key, "{\"a\": 1}"));
            await().until(() -> opened.getCount() == 0);

            assertRefused(there.post(apiKey, THINGS, key, "{\"a\": 2}"), ProblemCode.IDEMPOTENCY_KEY_REUSED);
            await().until(first::isDone);
        }

        assertRefused(there.post(apiKey, THINGS, key, "{\"a\": 2}"), ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(WORLD.made).hasSize(1);
    }

    @Test
    void saysWhenToTryAgainWhereTheFirstTakesLong() {
        WORLD.fate = () -> Mono.delay(Duration.ofMillis(1_600)).then();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> here.post(apiKey, THINGS, key, "{}"));
            await().until(() -> WORLD.made.size() == 1);

            var second = there.post(apiKey, THINGS, key, "{}");

            assertRefused(second, ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            assertThat(second.headers().firstValue("Retry-After"))
                    .hasValueSatisfying(seconds -> assertThat(seconds).matches("[12]"));
            await().until(first::isDone);
        }
        assertThat(isReplayed(there.post(apiKey, THINGS, key, "{}"))).isTrue();
        assertThat(WORLD.made).hasSize(1);
    }

    /// The lease is two seconds long.
    @Test
    void keepsItsKeyForLongerThanItsLeaseWhileItIsUnderWay() throws Exception {
        var end = Sinks.<Void>empty();
        WORLD.fate = end::asMono;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> here.post(apiKey, THINGS, key, "{}"));
            await().until(() -> WORLD.made.size() == 1);
            await("the lease was renewed")
                    .until(() -> records("answer is null and busy_until > at + interval '3 seconds'") == 1);
            await("the first lease has ended")
                    .until(() -> records("answer is null and now() > at + interval '2 seconds'") == 1);

            assertRefused(there.post(apiKey, THINGS, key, "{}"), ProblemCode.IDEMPOTENCY_IN_FLIGHT);
            end.tryEmitEmpty();
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
        assertThat(isReplayed(there.post(apiKey, THINGS, key, "{}"))).isTrue();
        assertThat(WORLD.made).hasSize(1);
    }

    /// A node that died leaves a record without an answer, and renews nothing.
    @Test
    void asksForTheVerySameWhereTheFirstWasNeverAnswered() {
        WORLD.fate = Mono::never;
        here.bean(LeaseRenewal.class).stop();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> here.send(here.request(apiKey, THINGS, key)
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofMillis(300))
                    .POST(BodyPublishers.ofString("{}"))
                    .build()));
            await().until(() -> WORLD.made.size() == 1);
        }
        WORLD.fate = Mono::empty;

        assertRefused(there.post(apiKey, THINGS, key, "{}"), ProblemCode.IDEMPOTENCY_IN_FLIGHT);
        var again = there.post(apiKey, THINGS, key, "{}");
        here.bean(LeaseRenewal.class).start();

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(isReplayed(again)).isFalse();
        assertMadeTwiceTheSame();
    }

    @Test
    void asksForTheApiKeyAgainOnceItHasWaited() throws Exception {
        var mine = here.newApiKey();
        var end = Sinks.<Void>empty();
        WORLD.fate = end::asMono;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> here.post(mine, THINGS, key, "{}"));
            await().until(() -> WORLD.made.size() == 1);
            var second = callers.submit(() -> there.post(mine, THINGS, key, "{}"));
            await("the second one is let in")
                    .until(() -> here.count("api_key_usage where in_day = 2 and api_key_id = '%s'"
                                    .formatted(ApiKeys.hash(mine)))
                            == 1);
            here.sql("update api_key set revoked_at = now() where hash = '%s'".formatted(ApiKeys.hash(mine)));
            end.tryEmitEmpty();

            assertRefused(second.get(), ProblemCode.UNAUTHENTICATED);
            assertThat(first.get().statusCode()).isEqualTo(201);
        }
    }

    @Test
    void goesOnToTheEndThoughTheClientHangsUp() {
        var end = Sinks.<Void>empty();
        WORLD.fate = end::asMono;
        try (var client = HttpClient.newHttpClient()) {
            var call = client.sendAsync(
                    here.request(apiKey, THINGS, key)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.discarding());
            await().until(() -> WORLD.made.size() == 1);
            call.cancel(true);
            client.shutdownNow();
        }
        end.tryEmitEmpty();

        var again = there.post(apiKey, THINGS, key, "{}");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(isReplayed(again)).isTrue();
        assertThat(WORLD.made).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL_ERROR", "UNAVAILABLE", "INSUFFICIENT_BALANCE", "CONFLICT", "RATE_LIMITED"})
    void carriesOutAgainWhatFailedOrMaySucceedLater(ProblemCode passing) {
        WORLD.fate = () -> Mono.error(new Refusal(passing, "Not now."));
        assertRefused(here.post(apiKey, THINGS, key, "{}"), passing);
        WORLD.fate = Mono::empty;

        var again = there.post(apiKey, THINGS, key, "{}");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(isReplayed(again)).isFalse();
        assertMadeTwiceTheSame();
    }

    @ParameterizedTest
    @EnumSource(names = {"VALIDATION_FAILED", "NOT_FOUND", "ACCESS_DENIED", "EMAIL_TAKEN"})
    void repeatsARefusal(ProblemCode lasting) {
        WORLD.fate = () -> Mono.error(new Refusal(lasting, "No."));
        var first = here.post(apiKey, THINGS, key, "{}");
        assertRefused(first, lasting);
        WORLD.fate = Mono::empty;

        var again = there.post(apiKey, THINGS, key, "{}");

        assertRefused(again, lasting);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(isReplayed(again)).isTrue();
        assertThat(WORLD.made).hasSize(1);
    }

    @Test
    void repeatsAnAnswerWithoutABody() {
        here.post(apiKey, "/api/v1/silence", key, "");
        var again = there.post(apiKey, "/api/v1/silence", key, "");

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(isReplayed(again)).isTrue();
        assertThat(WORLD.made).hasSize(1);
    }

    @Test
    void givesAnAnswerThatIsTooLargeToKeepByMakingItAgain() {
        var first = here.post(apiKey, "/api/v1/large", key, "");
        var again = there.post(apiKey, "/api/v1/large", key, "");

        assertThat(first.body()).hasSize(2_000);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(isReplayed(again)).isFalse();
        assertMadeTwiceTheSame();
    }

    @Test
    void forgetsAndCleansWhatHasExpired() {
        here.post(apiKey, THINGS, key, "{}");
        here.sql("update idempotency_record set expires_at = now()");

        var later = there.post(apiKey, THINGS, key, "{\"another\": \"body\"}");

        assertThat(later.statusCode()).isEqualTo(201);
        assertThat(isReplayed(later)).isFalse();
        assertThat(WORLD.made.get(1).id()).isNotEqualTo(WORLD.made.get(0).id());
        assertThat(WORLD.made.get(1).repeated()).isFalse();
        assertThat(records("expires_at > now() + interval '23 hours'")).isOne();
        await().until(() -> records("expires_at <= now()") == 0);
    }

    @Test
    void readsAWholeUploadThroughAFileAndLeavesNone() throws Exception {
        var before = temporaryFiles();

        var first = here.send(upload("first-boundary", 3_000_000));
        var again = there.send(upload("another-boundary", 3_000_000));
        var other = there.send(upload("another-boundary", 3_000_001));

        assertThat(first.body()).isEqualTo("3000000 bytes");
        assertThat(again.body()).isEqualTo("3000000 bytes");
        assertThat(isReplayed(again)).isTrue();
        assertRefused(other, ProblemCode.IDEMPOTENCY_KEY_REUSED);
        await().untilAsserted(() -> assertThat(temporaryFiles()).isSubsetOf(before));
    }

    private HttpRequest upload(String boundary, int size) {
        var body = "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n%2$s\r\n--%1$s--\r\n"
                .formatted(boundary, "x".repeat(size));
        return here.request(apiKey, "/api/v1/parts", key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("mailboxkit-request-"))
                    .toList();
        }
    }

    @Test
    void refusesAKeyThatIsNone() {
        var answer = here.post(apiKey, THINGS, " ", "{}");

        assertRefused(answer, ProblemCode.VALIDATION_FAILED);
        assertThat(answer.body()).contains("Idempotency-Key");
        assertThat(WORLD.made).isEmpty();
    }

    @Test
    void takesOnlyKeysThatNobodyGuessesFromWhoHasNoApiKey() {
        assertRefused(here.post(null, "/api/v1/register", "order-17", "{}"), ProblemCode.VALIDATION_FAILED);

        var first = here.post(null, "/api/v1/register", key, "{}");
        var again = there.post(null, "/api/v1/register", key, "{}");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(isReplayed(again)).isTrue();
        assertThat(WORLD.made).hasSize(1);
    }

    @Test
    void asksForTheApiKeyBeforeItGivesAnAnswerAgain() {
        var mine = here.newApiKey();
        here.post(mine, THINGS, key, "{}");
        here.sql("update api_key set revoked_at = now() where hash = '%s'".formatted(ApiKeys.hash(mine)));

        assertRefused(there.post(mine, THINGS, key, "{}"), ProblemCode.UNAUTHENTICATED);
    }

    private static long records(String condition) {
        return here.count("idempotency_record where " + condition);
    }

    private static void assertMadeTwiceTheSame() {
        assertThat(WORLD.made).hasSize(2);
        var first = WORLD.made.get(0);
        assertThat(first.repeated()).isFalse();
        assertThat(WORLD.made.get(1)).isEqualTo(new World.Thing(first.id(), first.at(), true, first.secret()));
    }

    private static boolean isReplayed(HttpResponse<String> answer) {
        return answer.headers().firstValue(REPLAYED).filter("true"::equals).isPresent();
    }

    private static void assertRefused(HttpResponse<String> answer, ProblemCode code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code.status());
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").stringValue())
                .isEqualTo(code.wire());
    }
}
