package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mailboxkit.server.Api.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Holds answers against the description.
record ContractAnswers(ContractDescription description) {

    /// The answer refuses the field, as the operation says that it may.
    void assertInvalid(ContractOperation operation, Answer answer, String field) {
        assertThat(answer.status()).as("%s: %s", field, answer.body()).isEqualTo(422);
        assertDescribed(operation, answer);
        assertThat(answer.body().get("errors").propertyNames())
                .anyMatch(name -> name.equals(field) || name.startsWith(field + "["));
    }

    /// The answer is one that the operation names, with its headers and its shape.
    void assertDescribed(ContractOperation operation, Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Date")).endsWith(" GMT");
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

    void assertError(Answer answer) {
        assertShape(description.schema("Error"), answer.body(), "error");
    }

    /// No field is missing, none is unknown, and each is of its type and what its schema says.
    private void assertShape(JsonNode described, JsonNode value, String where) {
        var schema = description.resolve(described);
        assertThat(types(schema)).as("%s: %s", where, value).containsAnyOf("any", typeOf(value));
        if (schema.has("enum")) {
            assertThat(schema.get("enum").valueStream()).as(where).contains(value);
        }
        if (value.isString()) {
            assertText(schema, value.stringValue(), where);
        } else if (value.isObject() && schema.has("properties")) {
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

    private static void assertText(JsonNode schema, String text, String where) {
        if (schema.has("pattern")) {
            assertThat(text)
                    .as(where)
                    .containsPattern(Pattern.compile(schema.get("pattern").stringValue()));
        }
        switch (schema.path("format").asString("")) {
            case "date-time" ->
                assertThatCode(() -> Instant.parse(text)).as(where).doesNotThrowAnyException();
            case "uri" -> assertThat(URI.create(text).isAbsolute()).as(where).isTrue();
            default -> {}
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
}
