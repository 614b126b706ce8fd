package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Drives every operation of `/openapi.json` as it is meant and as it is not. Whatever is asked, the answer is one that
/// the operation names, in the shape that is described, and never a 5xx.
class ContractIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOTHING = "01KHXCQ5GVA8SQN2HJX6B9Z4T0";
    private static final String HOOK = "http://127.0.0.1:9/hook"; // nobody listens there

    @TempDir
    private static Path data;

    private static Platform platform;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.webhooks.allowed-networks=127.0.0.1");
        description = platform.call(null, "GET", "/openapi.json", null).body();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private record Operation(String method, String path, JsonNode about) {

        String name() {
            return about.get("operationId").stringValue();
        }

        boolean isStream() {
            return about.at("/responses/200/content").has("text/event-stream");
        }

        List<String> parameters(String place) {
            return about.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").stringValue().equals(place))
                    .map(parameter -> parameter.get("name").stringValue())
                    .toList();
        }

        boolean needsKey() {
            return !about.path("security").isEmpty();
        }

        boolean hasBody() {
            return about.has("requestBody");
        }

        ObjectNode schema() {
            return resolve(about.at("/requestBody/content/application~1json/schema"));
        }

        /// Made of the examples of the fields.
        ObjectNode body(Things things) {
            var body = JSON.createObjectNode();
            schema().get("properties").propertyStream().forEach(field -> {
                var example = things.value(field.getKey(), field.getValue().get("example"));
                if (example != null) {
                    body.set(field.getKey(), example);
                }
            });
            return body;
        }

        String target(Things things) {
            String target = path;
            for (var parameter : about.path("parameters")) {
                String name = parameter.get("name").stringValue();
                target = target.replace("{%s}".formatted(name), things.id(name));
            }
            return target;
        }
    }

    /// What an agent has, for the ids in paths.
    private record Things(Agent agent, Map<String, String> ids) {

        static Things make() {
            var agent = platform.register();
            var sent = agent.post("/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()), """
                            {"to":["ann@example.com"],"subject":"Hello","text":"Hi",
                             "attachments":[{"filename":"a.txt","content":"aGk=","content_type":"text/plain"}]}""")
                    .body()
                    .get("data");
            var message = agent.get("/api/v1/inboxes/%s/messages/%s"
                            .formatted(agent.inboxId(), sent.get("id").stringValue()))
                    .body()
                    .get("data");
            var keys = agent.post("/api/v1/api_keys", "{\"name\":\"Another\"}").body();
            var webhook = agent.post(
                            "/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"inbox.created\"]}".formatted(HOOK))
                    .body();
            var domain =
                    agent.post("/api/v1/domains", "{\"name\":\"mine.example\"}").body();
            var suppression = agent.post("/api/v1/suppressions", "{\"email\":\"never@example.com\"}")
                    .body();
            return new Things(
                    agent,
                    Map.of(
                            "inbox_id", agent.inboxId(),
                            "message_id", message.get("id").stringValue(),
                            "thread_id", message.get("thread_id").stringValue(),
                            "attachment_id", message.at("/attachments/0/id").stringValue(),
                            "key_id", keys.at("/data/id").stringValue(),
                            "webhook_id", webhook.at("/data/id").stringValue(),
                            "domain_id", domain.at("/data/id").stringValue(),
                            "suppression_id", suppression.at("/data/id").stringValue()));
        }

        static Things none(Agent agent) {
            return new Things(agent, Map.of());
        }

        String id(String parameter) {
            return parameter.equals("attempt_id") ? attempt() : ids.getOrDefault(parameter, NOTHING);
        }

        private String attempt() {
            var webhook = "/api/v1/webhooks/" + id("webhook_id");
            agent.post(webhook + "/test", "{}");
            return await().until(
                            () -> agent.get(webhook + "/attempts").body().at("/data/0/id"), id -> !id.isMissingNode())
                    .stringValue();
        }

        JsonNode value(String field, JsonNode example) {
            if (field.equals("url")) {
                return JSON.getNodeFactory().stringNode(HOOK);
            }
            return ids.containsKey(field) ? JSON.getNodeFactory().stringNode(ids.get(field)) : example;
        }
    }

    @TestFactory
    Stream<DynamicTest> answersWhatIsMeant() {
        return each(operation -> !operation.isStream(), operation -> {
            var things = Things.make();
            var answer = call(operation, things, operation.hasBody() ? operation.body(things) : null);

            // search may still be starting
            assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201, 202, 204, 503);
            assertDescribed(operation, answer);
        });
    }

    @TestFactory
    Stream<DynamicTest> namesARequiredFieldThatIsMissing() {
        return each(Operation::hasBody, operation -> {
            for (var required : operation.schema().path("required")) {
                var things = Things.make();
                var body = operation.body(things);
                body.remove(required.stringValue());

                assertInvalid(operation, call(operation, things, body), required.stringValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesAFieldOfTheWrongType() {
        return each(Operation::hasBody, operation -> {
            for (var field : operation.schema().get("properties").propertyNames()) {
                var things = Things.make();

                assertInvalid(
                        operation,
                        call(operation, things, operation.body(things).put(field, 1.5)),
                        field);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesAFieldThatIsTooLong() {
        return each(Operation::hasBody, operation -> {
            for (var field : operation.schema().get("properties").properties()) {
                int longest = field.getValue().path("maxLength").asInt(0);
                if (longest > 0) {
                    var things = Things.make();
                    var body = operation.body(things).put(field.getKey(), "x".repeat(longest + 1));

                    assertInvalid(operation, call(operation, things, body), field.getKey());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesAFieldThatItDoesNotKnow() {
        return each(Operation::hasBody, operation -> {
            var things = Things.make();

            assertInvalid(
                    operation, call(operation, things, operation.body(things).put("bbc", "x")), "bbc");
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoJsonAndOtherMediaTypes() {
        return each(Operation::hasBody, operation -> {
            var things = Things.make();
            for (var malformed : List.of("{", "[]", "\"text\"", "null", "{} {}")) {
                var answer =
                        things.agent().api().call(key(things), operation.method(), operation.target(things), malformed);
                boolean mayBeAbsent = operation.schema().path("required").isEmpty();
                if (malformed.equals("null") && mayBeAbsent) {
                    continue;
                }
                assertThat(answer.status()).as(malformed).isIn(400, 422);
                assertDescribed(operation, answer);
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
            assertDescribed(operation, text);
        });
    }

    /// Jackson's limits: 500 levels, numbers of 1,000 digits; and those of the reader of bodies.
    @TestFactory
    Stream<DynamicTest> refusesWhatIsTooDeepOrTooLong() {
        return each(Operation::hasBody, operation -> {
            var things = Things.make();
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
                assertDescribed(operation, answer);
            }
        });
    }

    private static String start(String text) {
        return text.substring(0, Math.min(80, text.length()));
    }

    @TestFactory
    Stream<DynamicTest> refusesParametersThatMakeNoSense() {
        return each(operation -> !operation.parameters("query").isEmpty(), operation -> {
            var things = Things.make();
            for (var parameter : operation.parameters("query")) {
                for (var value : List.of("", "x", "-1", "9".repeat(30), "%00", "%F0%9F%98%80", "x".repeat(2_000))) {
                    if (operation.isStream()) {
                        continue; // it would go on for ever
                    }
                    var target = "%s?%s=%s".formatted(operation.target(things), parameter, value);

                    var answer = things.agent().api().call(key(things), operation.method(), target, null);

                    assertThat(answer.status()).as(start(target)).isIn(200, 400, 422);
                    assertDescribed(operation, answer);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesAnIdempotencyKeyThatIsNone() {
        return each(operation -> operation.method().equals("POST"), operation -> {
            var things = Things.make();
            var body = operation.hasBody() ? operation.body(things).toString() : "{}";
            for (var key : List.of(" ", "x".repeat(256))) {
                var answer = things.agent()
                        .api()
                        .call(key(things), "POST", operation.target(things), body, Map.of("Idempotency-Key", key));

                assertThat(answer.status()).as(start(key)).isIn(400, 422);
                assertDescribed(operation, answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> knowsNoIdThatNothingHas() {
        return each(operation -> operation.path().contains("{"), operation -> {
            var things = Things.make();
            for (var nothing : List.of(NOTHING, "x", "%00", "..%2f..", "%F0%9F%98%80", "x".repeat(500))) {
                var target = operation.path().replaceAll("\\{\\w+}", nothing);
                var body = operation.hasBody() ? operation.body(things).toString() : null;
                var answer = things.agent().api().call(things.agent().key(), operation.method(), target, body);
                assertThat(answer.status()).as(nothing).isIn(400, 404);
                if (answer.status() == 404) {
                    assertError(answer);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> admitsNobodyWithoutAKeyOfTheOwner() {
        return each(Operation::needsKey, operation -> {
            var things = Things.make();
            var target = operation.target(things);
            var body = operation.hasBody() ? operation.body(things).toString() : null;
            for (var key : Arrays.asList(
                    null, "", "nonsense", "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc", revoked())) {
                var answer = platform.call(key, operation.method(), target, body);
                assertThat(answer.status()).as("key %s", key).isEqualTo(401);
                assertDescribed(operation, answer);
            }
            if (operation.path().contains("{")) {
                var stranger = platform.call(platform.register().key(), operation.method(), target, body);
                assertThat(stranger.status()).isIn(403, 404);
                assertDescribed(operation, stranger);
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

    @TestFactory
    Stream<DynamicTest> refusesOtherMethods() {
        return each(operation -> {
            var things = Things.make();
            var answer = call(new Operation("PUT", operation.path(), operation.about()), things, null);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains(operation.method()).doesNotContain("PUT");
            assertError(answer);
            if (operation.method().equals("GET") && !operation.isStream()) {
                var head = call(new Operation("HEAD", operation.path(), operation.about()), things, null);
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

    private static Stream<DynamicTest> each(Consumer<Operation> test) {
        return each(operation -> true, test);
    }

    private static Stream<DynamicTest> each(Predicate<Operation> which, Consumer<Operation> test) {
        return operations()
                .filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> test.accept(operation)));
    }

    private static Stream<Operation> operations() {
        return description
                .get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    private static Answer call(Operation operation, Things things, ObjectNode body) {
        return platform.call(
                key(things), operation.method(), operation.target(things), body == null ? null : body.toString());
    }

    private static String key(Things things) {
        return things.agent().key();
    }

    private static void assertInvalid(Operation operation, Answer answer, String field) {
        assertThat(answer.status()).as("%s: %s", field, answer.body()).isEqualTo(422);
        assertDescribed(operation, answer);
        assertThat(answer.body().get("errors").propertyNames())
                .anyMatch(name -> name.equals(field) || name.startsWith(field + "["));
    }

    private static void assertDescribed(Operation operation, Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        if (operation.needsKey() && answer.status() != 401) {
            for (var header : List.of("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")) {
                assertThat(answer.header(header)).as(header).matches("\\d+");
            }
        }
        var response = operation.about().get("responses").get(Integer.toString(answer.status()));
        assertThat(response)
                .as("%d of %s: %s", answer.status(), operation.name(), answer.body())
                .isNotNull();
        var schema = response.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            assertShape(schema, answer.body(), operation.name());
        }
    }

    private static void assertError(Answer answer) {
        assertShape(description.at("/components/schemas/Error"), answer.body(), "error");
    }

    /// No field is missing, none is unknown, and each has its type.
    private static void assertShape(JsonNode described, JsonNode value, String where) {
        var schema = resolve(described);
        assertThat(types(schema)).as("%s: %s", where, value).containsAnyOf("any", typeOf(value));
        if (value.isObject() && schema.has("properties")) {
            for (var name : schema.path("required")) {
                assertThat(value.has(name.stringValue()))
                        .as("%s.%s in %s", where, name, value)
                        .isTrue();
            }
            for (var field : value.properties()) {
                var property = schema.get("properties").get(field.getKey());
                assertThat(property)
                        .as("%s.%s is not described", where, field.getKey())
                        .isNotNull();
                assertShape(property, field.getValue(), where + "." + field.getKey());
            }
        } else if (value.isArray()) {
            value.forEach(item -> assertShape(schema.get("items"), item, where + "[]"));
        }
    }

    private static List<String> types(JsonNode schema) {
        return schema.path("type").isArray()
                ? schema.get("type").valueStream().map(JsonNode::stringValue).toList()
                : List.of(schema.path("type").asString(schema.has("properties") ? "object" : "any"));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "integer";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case NULL -> "null";
            default -> "object";
        };
    }

    private static ObjectNode resolve(JsonNode schema) {
        return (ObjectNode)
                (schema.has("$ref")
                        ? description.at(schema.get("$ref").stringValue().substring(1))
                        : schema);
    }
}
