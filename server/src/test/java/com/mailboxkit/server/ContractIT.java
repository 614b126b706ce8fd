package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// Drives every operation of `/openapi.json` as it is meant and as it is not. Whatever is asked, the answer is one that
/// the operation names, in the shape that is described, and never a 5xx.
class ContractIT {

    @TempDir
    private static Path data;

    private static Platform platform;
    private static ContractDescription description;
    private static ContractAnswers answers;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.webhooks.allowed-networks=127.0.0.1");
        description = new ContractDescription(
                platform.call(null, "GET", "/openapi.json", null).body());
        answers = new ContractAnswers(description);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> answersWhatIsMeant() {
        return each(operation -> !operation.isStream(), operation -> {
            var things = ContractThings.make(platform);
            var answer = call(operation, things, operation.hasBody() ? operation.body(things) : null);

            // search may still be starting
            assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201, 202, 204, 503);
            answers.assertDescribed(operation, answer);
        });
    }

    @TestFactory
    Stream<DynamicTest> namesARequiredFieldThatIsMissing() {
        return each(ContractOperation::hasBody, operation -> {
            for (var required : operation.schema().path("required")) {
                var things = ContractThings.make(platform);
                var body = operation.body(things);
                body.remove(required.stringValue());

                answers.assertInvalid(operation, call(operation, things, body), required.stringValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesAFieldOfTheWrongType() {
        return each(ContractOperation::hasBody, operation -> {
            for (var field : operation.schema().get("properties").propertyNames()) {
                var things = ContractThings.make(platform);

                answers.assertInvalid(
                        operation,
                        call(operation, things, operation.body(things).put(field, 1.5)),
                        field);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> takesATextAsLongAsItSays() {
        return each(ContractOperation::hasBody, operation -> {
            var things = ContractThings.make(platform);
            for (var field : operation.schema().get("properties").properties()) {
                if (field.getKey().equals("cursor")) {
                    continue; // only the platform makes one
                }
                ContractCases.longest(field.getValue()).forEach(text -> {
                    var body = operation.body(things).put(field.getKey(), text);

                    var answer = call(operation, things, body);

                    // search may still be starting, and an address is suppressed only once
                    assertThat(answer.status())
                            .as("%s: %s", field.getKey(), answer.body())
                            .isIn(200, 201, 202, 409, 503);
                });
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesAFieldThatItsSchemaForbids() {
        return each(ContractOperation::hasBody, operation -> {
            var things = ContractThings.make(platform);
            for (var field : operation.schema().get("properties").properties()) {
                var schema = field.getValue();
                var forbidden = schema.has("items")
                        ? ContractCases.forbiddenLists(schema, description.resolve(schema.get("items")))
                        : ContractCases.forbidden(schema);
                forbidden.forEach(value -> {
                    var body = operation.body(things);
                    body.set(field.getKey(), value);

                    var answer = call(operation, things, body);

                    if (answer.status() == 404) { // of an id that nothing has
                        assertThat(field.getKey()).endsWith("_id");
                        answers.assertDescribed(operation, answer);
                    } else {
                        answers.assertInvalid(operation, answer, field.getKey());
                    }
                });
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesListsThatAreTooLong() {
        return each(ContractOperation::hasBody, operation -> {
            var things = ContractThings.make(platform);
            for (var field : operation.schema().get("properties").properties()) {
                ContractCases.tooMany(field.getValue()).forEach(list -> {
                    var body = operation.body(things);
                    body.set(field.getKey(), list);

                    var answer = call(operation, things, body);

                    assertThat(answer.status()).as(field.getKey()).isEqualTo(422);
                    answers.assertDescribed(operation, answer);
                });
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesAFieldThatItDoesNotKnow() {
        return each(ContractOperation::hasBody, operation -> {
            var things = ContractThings.make(platform);

            answers.assertInvalid(
                    operation, call(operation, things, operation.body(things).put("bbc", "x")), "bbc");
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoJsonAndOtherMediaTypes() {
        return each(ContractOperation::hasBody, operation -> {
            var things = ContractThings.make(platform);
            for (var malformed : List.of("{", "[]", "\"text\"", "null", "{} {}")) {
                var answer =
                        things.agent().api().call(key(things), operation.method(), operation.target(things), malformed);
                boolean mayBeAbsent = operation.schema().path("required").isEmpty();
                if (malformed.equals("null") && mayBeAbsent) {
                    continue;
                }
                assertThat(answer.status()).as(malformed).isIn(400, 422);
                answers.assertDescribed(operation, answer);
            }
            var text = things.agent()
                    .api()
                    .call(
                            key(things),
                            operation.method(),
                            operation.target(things),
                            "{}",
                            Map.of("Content-Type", "text/plain"));
            assertThat(text.status()).isEqualTo(415);
            answers.assertDescribed(operation, text);
        });
    }

    /// Jackson's limits: 500 levels, numbers of 1,000 digits; and those of the reader of bodies.
    @TestFactory
    Stream<DynamicTest> refusesWhatIsTooDeepOrTooLong() {
        return each(ContractOperation::hasBody, operation -> {
            var things = ContractThings.make(platform);
            for (var excessive : List.of(
                    "{\"name\":%s1%s}".formatted("[".repeat(20_000), "]".repeat(20_000)),
                    "{\"limit\":%s}".formatted("9".repeat(5_000)),
                    "{\"name\":1e%s}".formatted("9".repeat(20)),
                    "{\"%s\":1}".formatted("x".repeat(100_000)),
                    "{\"name\":\"%s\"}".formatted("x".repeat(600_000)),
                    "{\"name\":\"\\ud800\",\"email\":\"a\\u0000b@example.com\"}")) {
                var answer =
                        things.agent().api().call(key(things), operation.method(), operation.target(things), excessive);

                assertThat(answer.status()).as(start(excessive)).isIn(400, 413, 422);
                answers.assertDescribed(operation, answer);
            }
        });
    }

    private static String start(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }

    @TestFactory
    Stream<DynamicTest> refusesParametersThatMakeNoSense() {
        return each(operation -> !operation.parameters("query").isEmpty(), operation -> {
            var things = ContractThings.make(platform);
            for (var parameter : operation.parameters("query")) {
                for (var value : List.of("", "x", "-1", "9".repeat(30), "%00", "%F0%9F%98%80", "x".repeat(2_000))) {
                    if (operation.isStream()) {
                        continue; // it would go on for ever
                    }
                    var target = "%s?%s=%s".formatted(operation.target(things), parameter, value);

                    var answer = things.agent().api().call(key(things), operation.method(), target, null);

                    assertThat(answer.status()).as(start(target)).isIn(200, 400, 422);
                    if (operation.parameter(parameter).at("/schema").has("enum")) {
                        assertThat(answer.status()).as(start(target)).isEqualTo(422);
                    }
                    answers.assertDescribed(operation, answer);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAnIdempotencyKeyThatIsNone() {
        return each(operation -> operation.method().equals("POST"), operation -> {
            var things = ContractThings.make(platform);
            var body = operation.hasBody() ? operation.body(things).toString() : "{}";
            for (var key : List.of(" ", "x".repeat(256))) {
                var answer = things.agent()
                        .api()
                        .call(key(things), "POST", operation.target(things), body, Map.of("Idempotency-Key", key));

                assertThat(answer.status()).as(start(key)).isIn(400, 422);
                answers.assertDescribed(operation, answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> knowsNoIdThatNothingHas() {
        return each(operation -> operation.path().contains("{"), operation -> {
            var things = ContractThings.make(platform);
            for (var nothing :
                    List.of(ContractThings.NOTHING, "x", "%00", "..%2f..", "%F0%9F%98%80", "x".repeat(500))) {
                var target = operation.path().replaceAll("\\{\\w+}", nothing);
                var body = operation.hasBody() ? operation.body(things).toString() : null;
                var answer = things.agent().api().call(things.agent().key(), operation.method(), target, body);
                assertThat(answer.status()).as(nothing).isIn(400, 404);
                if (answer.status() == 404) {
                    answers.assertError(answer);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> admitsNobodyWithoutAKeyOfTheOwner() {
        return each(ContractOperation::needsKey, operation -> {
            var things = ContractThings.make(platform);
            var target = operation.target(things);
            var body = operation.hasBody() ? operation.body(things).toString() : null;
            for (var key : Arrays.asList(
                    null, "", "nonsense", "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc", revoked())) {
                var answer = platform.call(key, operation.method(), target, body);
                assertThat(answer.status()).as("key %s", key).isEqualTo(401);
                answers.assertDescribed(operation, answer);
            }
            if (operation.path().contains("{")) {
                var stranger = platform.call(platform.register().key(), operation.method(), target, body);
                assertThat(stranger.status()).isIn(403, 404);
                answers.assertDescribed(operation, stranger);
            }
            if (operation.isStream()) {
                return; // it would go on for ever
            }
            var test = platform.call(testKey(things.agent()), operation.method(), target, body);
            if (!Set.of("get", "sendMessage", "replyToMessage", "searchMessages")
                            .contains(operation.name())
                    && !operation.method().equals("GET")) {
                assertThat(test.status()).isEqualTo(403);
            } else if (operation.path().contains("{message_id}")
                    || operation.path().contains("{thread_id}")) {
                assertThat(test.status()).isEqualTo(404);
            }
        });
    }

    /// The session of a key sees what the key sees, that of its owner too, and nobody else's sees anything of it.
    @TestFactory
    Stream<DynamicTest> admitsNobodyWithoutASessionOfTheOwner() {
        var other = platform.register("other@example.com");
        var strangers = List.of(Browser.ofKey(platform, other.key()), Browser.ofOwner(platform, other));
        return each(ContractOperation::needsKey, operation -> {
            var things = ContractThings.make(platform);
            var target = operation.target(things);
            var body = operation.hasBody() ? operation.body(things).toString() : null;
            var organization = Browser.organization(things.agent());

            for (var stranger : strangers) {
                var answer = stranger.ask(organization, operation.method(), target, body);
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(403);
                answers.assertError(answer);
                if (operation.path().contains("{")) {
                    assertThat(stranger.ask("", operation.method(), target, body)
                                    .status())
                            .isIn(403, 404);
                }
            }
            if (operation.isStream()) {
                return; // it would go on for ever
            }
            if (!operation.method().equals("GET")) {
                var forged =
                        Browser.ofKey(platform, things.agent().key()).call(operation.method(), target, body, Map.of());
                assertThat(forged.body().get("error").stringValue()).isEqualTo("csrf_header_missing");
                answers.assertError(forged);
            }
            var owner = Browser.ofOwner(platform, things.agent()).ask(organization, operation.method(), target, body);
            if (operation.name().equals("revokeSession")) {
                assertThat(owner.status()).as("the session is of a key").isEqualTo(403);
            } else {
                assertThat(owner.status()).as(owner.body().toString()).isIn(200, 201, 202, 204, 503);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> answersASessionAsItsKey() {
        return each(operation -> operation.takesKey() && !operation.isStream(), operation -> {
            var things = ContractThings.make(platform);
            var browser = Browser.ofKey(platform, key(things));
            var body = operation.hasBody() ? operation.body(things).toString() : null;

            var answer = browser.ask("", operation.method(), operation.target(things), body);

            assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201, 202, 204, 503);
            answers.assertDescribed(operation, answer);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherMethods() {
        return each(operation -> {
            var things = ContractThings.make(platform);
            var answer = call(operation.by("PUT"), things, null);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow").split(",")).containsExactlyInAnyOrderElementsOf(operation.allowed());
            var options = call(operation.by("OPTIONS"), things, null);
            assertThat(options.status()).isEqualTo(200);
            assertThat(options.header("Allow").split(",")).containsExactlyInAnyOrderElementsOf(operation.allowed());
            answers.assertError(answer);
            if (operation.method().equals("GET") && !operation.isStream()) {
                var head = call(operation.by("HEAD"), things, null);
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.response().body()).isEmpty();
            }
        });
    }

    private static String revoked() {
        var agent = platform.register();
        var id = agent.get("/api/v1/api_keys").body().at("/data/0/id").stringValue();
        agent.delete("/api/v1/api_keys/" + id);
        return agent.key();
    }

    private static String testKey(Agent agent) {
        return agent.post("/api/v1/api_keys", "{\"name\":\"Test\",\"test\":true}")
                .body()
                .at("/data/key")
                .stringValue();
    }

    private static Stream<DynamicTest> each(Consumer<ContractOperation> test) {
        return each(operation -> true, test);
    }

    private static Stream<DynamicTest> each(Predicate<ContractOperation> which, Consumer<ContractOperation> test) {
        return description
                .operations()
                .filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> test.accept(operation)));
    }

    private static Answer call(ContractOperation operation, ContractThings things, ObjectNode body) {
        if (operation.needsKey() && !operation.takesKey()) {
            return Browser.ofOwner(platform, things.agent())
                    .ask(
                            Browser.organization(things.agent()),
                            operation.method(),
                            operation.target(things),
                            body == null ? null : body.toString());
        }
        return platform.call(
                key(things), operation.method(), operation.target(things), body == null ? null : body.toString());
    }

    private static String key(ContractThings things) {
        return things.agent().key();
    }
}
