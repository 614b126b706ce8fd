package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Two nodes on one database, and a proxy before them.
class RateLimitsIT {

    private static final int PER_MINUTE = 20;
    private static final int PER_DAY = 25;
    private static final Duration ROOM = Duration.ofSeconds(20);

    private static Node here;
    private static Node there;
    private static int clients;

    @RestController
    static class Routes {

        private final RegistrationLimit limit;

        Routes(RegistrationLimit limit) {
            this.limit = limit;
        }

        @GetMapping("/api/v1/things")
        Mono<String> things(Caller caller) {
            return Mono.just("some");
        }

        @PostMapping("/api/v1/register")
        Mono<String> register(ServerWebExchange exchange, @RequestParam String owner) {
            return limit.admit(exchange, owner).thenReturn("welcome");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        String[] settings = {
            "--mailboxkit.rate-limits.requests-per-minute=" + PER_MINUTE,
            "--mailboxkit.rate-limits.requests-per-day=" + PER_DAY,
            "--mailboxkit.http.trusted-proxies=127.0.0.1"
        };
        here = Node.start(List.of(Routes.class), settings);
        here.migrate();
        there = Node.start(List.of(Routes.class), settings);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    /// No test sees the end of an hour, a day, or a minute.
    @BeforeEach
    void awaitRoom() {
        await().atMost(ROOM.multipliedBy(2)).until(() -> Instant.now().getEpochSecond() % 60 < 60 - ROOM.toSeconds());
    }

    @Test
    void tellsWhatIsLeft() {
        var key = here.newApiKey();

        var first = things(here, key);
        var second = things(there, key);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "X-RateLimit-Limit")).isEqualTo(PER_MINUTE);
        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo(PER_MINUTE - 1);
        assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo(PER_MINUTE - 2);
        assertThat(header(first, "X-RateLimit-Reset")).isEqualTo((Instant.now().getEpochSecond() / 60 + 1) * 60);
    }

    @Test
    void grantsExactlyWhatTheMinuteHasOverAllNodes() throws Exception {
        var key = here.newApiKey();

        var answers = atOnce(80, i -> things(i % 2 == 0 ? here : there, key));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(PER_MINUTE);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> header(answer, "X-RateLimit-Remaining")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PER_MINUTE).mapToObj(Long::valueOf).toList());
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                .hasSize(80 - PER_MINUTE)
                .allSatisfy(RateLimitsIT::assertRefusedUntilTheMinuteEnds);
    }

    @Test
    void grantsAllKeysOfAnOrganizationTogetherFiveTimesWhatOneKeyHas() throws Exception {
        var keys =
                Stream.generate(() -> here.newApiKey("org-with-keys")).limit(8).toList();

        var answers = atOnce(8 * PER_MINUTE, i -> things(i % 2 == 0 ? here : there, keys.get(i % 8)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(5 * PER_MINUTE);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                .hasSize(3 * PER_MINUTE)
                .allSatisfy(RateLimitsIT::assertRefusedUntilTheMinuteEnds)
                .allSatisfy(answer -> assertThat(answer.body()).contains("This organization has used up its 100"));
        assertThat(things(here, here.newApiKey()).statusCode()).isEqualTo(200);
    }

    private static void assertRefusedUntilTheMinuteEnds(HttpResponse<String> answer) {
        assertRateLimited(answer);
        assertThat(header(answer, "X-RateLimit-Remaining")).isZero();
        assertThat(header(answer, "Retry-After")).isBetween(1L, 60L);
    }

    @Test
    void leavesOtherKeysAlone() {
        var used = here.newApiKey();
        exhaust(used);

        assertThat(things(here, here.newApiKey()).statusCode()).isEqualTo(200);
        assertThat(things(here, used).statusCode()).isEqualTo(429);
    }

    @Test
    void grantsAgainInTheNextMinuteUntilTheDayIsUsedUp() {
        var key = here.newApiKey();
        exhaust(key);
        here.sql("update api_key_usage set minute = minute - 1");

        for (int left = PER_DAY - PER_MINUTE - 1; left >= 0; left--) {
            var granted = things(there, key);
            assertThat(granted.statusCode()).isEqualTo(200);
            assertThat(header(granted, "X-RateLimit-Limit")).isEqualTo(PER_DAY);
            assertThat(header(granted, "X-RateLimit-Remaining")).isEqualTo(left);
        }

        var refused = things(there, key);
        assertRateLimited(refused);
        long midnight = (Instant.now().getEpochSecond() / 86_400 + 1) * 86_400;
        assertThat(header(refused, "X-RateLimit-Reset")).isEqualTo(midnight);
        assertThat(header(refused, "Retry-After"))
                .isBetween(1L, midnight - Instant.now().getEpochSecond() + ROOM.toSeconds());
    }

    @Test
    void refusesARevokedKeyThoughItsLimitIsUsedUp() {
        var key = here.newApiKey();
        exhaust(key);
        here.sql("update api_key set revoked_at = now() where hash = '%s'".formatted(ApiKeys.hash(key)));

        assertThat(things(there, key).statusCode()).isEqualTo(401);
    }

    @Test
    void registersFiveFromOneAddress() throws Exception {
        var address = newAddress();

        var answers = atOnce(12, i -> register(i % 2 == 0 ? here : there, address, "%s-%d".formatted(address, i)));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                .hasSize(7)
                .allSatisfy(answer -> {
                    assertRateLimited(answer);
                    assertThat(header(answer, "Retry-After")).isBetween(1L, 3_600L);
                    assertThat(answer.body()).contains("from your network");
                });
        assertThat(register(here, newAddress(), "other").statusCode()).isEqualTo(200);
    }

    @Test
    void registersThreeForOneOwner() throws Exception {
        var answers = atOnce(8, i -> register(i % 2 == 0 ? here : there, newAddress(), "owner"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                .hasSize(5)
                .allSatisfy(answer -> assertThat(answer.body()).contains("for this owner"));
    }

    /// Else an address could be kept from registering by whoever knows it.
    @Test
    void countsNoRegistrationThatItRefuses() {
        var address = newAddress();
        for (int i = 0; i < 3; i++) {
            register(here, newAddress(), "popular");
        }

        for (int i = 0; i < 6; i++) {
            assertRateLimited(register(here, address, "popular"));
        }

        assertThat(register(here, address, "somebody").statusCode()).isEqualTo(200);
    }

    @Test
    void registersAgainAnHourLater() {
        var address = newAddress();
        for (int i = 0; i < 5; i++) {
            register(here, address, "hourly-" + i);
        }
        assertRateLimited(register(here, address, "hourly"));
        here.sql(
                "update registration_window set times = array(select t - interval '61 minutes' from unnest(times) as t)");

        assertThat(register(here, address, "hourly").statusCode()).isEqualTo(200);
    }

    private static void exhaust(String key) {
        for (int i = 0; i < PER_MINUTE; i++) {
            assertThat(things(here, key).statusCode()).isEqualTo(200);
        }
        assertRateLimited(things(here, key));
    }

    private static HttpResponse<String> things(Node node, String key) {
        return node.send(node.request(key, "/api/v1/things", null).GET().build());
    }

    private static HttpResponse<String> register(Node node, String address, String owner) {
        var path = "/api/v1/register?owner=%s".formatted(owner.replace(':', '.'));
        return node.send(node.request(null, path, null)
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.noBody())
                .build());
    }

    private static synchronized String newAddress() {
        return "203.0.113.%d".formatted(++clients);
    }

    private static List<HttpResponse<String>> atOnce(int calls, IntFunction<HttpResponse<String>> call)
            throws InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, calls)
                    .<Callable<HttpResponse<String>>>mapToObj(i -> () -> call.apply(i))
                    .toList();
            return callers.invokeAll(all).stream().map(done -> done.resultNow()).toList();
        }
    }

    private static long header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValueAsLong(name).orElseThrow();
    }

    private static void assertRateLimited(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").stringValue())
                .isEqualTo(ProblemCode.RATE_LIMITED.wire());
    }
}
