package com.mailboxkit.mcp.tool;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.FieldErrors;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The arguments of a call, as the schema of the tool allows them. Null is taken for nothing, since models say so. What
/// is in texts and lists is checked by the API.
final class Arguments {

    private final ObjectNode given;

    private Arguments(ObjectNode given) {
        this.given = given;
    }

    /// @throws Refusal `validation_failed` naming every bad argument
    static Arguments of(JsonNode schema, ObjectNode given) {
        given.removeIf(JsonNode::isNull);
        var errors = new FieldErrors();
        var known = schema.get("properties");
        given.propertyStream().forEach(argument -> {
            var expected = known.get(argument.getKey());
            var wrong = expected == null
                    ? Optional.of("is no argument of this tool")
                    : complaint(expected, argument.getValue());
            wrong.ifPresent(message -> errors.add(argument.getKey(), message));
        });
        schema.get("required").valueStream().map(JsonNode::stringValue).forEach(name -> {
            if (!given.has(name)) {
                errors.add(name, "is required");
            }
        });
        errors.check();
        return new Arguments(given);
    }

    private static Optional<String> complaint(JsonNode expected, JsonNode value) {
        return switch (expected.get("type").stringValue()) {
            case "string" -> text(expected, value);
            case "integer" -> number(expected, value);
            case "boolean" -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
            case "array" -> value.isArray() ? Optional.empty() : Optional.of("must be a list");
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonNode expected, JsonNode value) {
        if (!value.isString()) {
            return Optional.of("must be a string");
        }
        var allowed =
                expected.path("enum").valueStream().map(JsonNode::stringValue).toList();
        return allowed.isEmpty() || allowed.contains(value.stringValue())
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", allowed));
    }

    private static Optional<String> number(JsonNode expected, JsonNode value) {
        int least = expected.get("minimum").intValue();
        int most = expected.path("maximum").asInt(Integer.MAX_VALUE);
        boolean fits = value.isNumber()
                && value.doubleValue() == Math.rint(value.doubleValue())
                && value.doubleValue() >= least
                && value.doubleValue() <= most;
        return fits
                ? Optional.empty()
                : Optional.of(
                        expected.has("maximum")
                                ? "must be a whole number from %d to %d".formatted(least, most)
                                : "must be a whole number from %d".formatted(least));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(JsonNode::stringValue);
    }

    int number(String name, int otherwise) {
        return given.has(name) ? (int) given.get(name).doubleValue() : otherwise;
    }

    /// Some of them, as they were given.
    ObjectNode only(Collection<String> names) {
        return given.objectNode()
                .setAll(given.propertyStream()
                        .filter(argument -> names.contains(argument.getKey()))
                        .collect(Collectors.toMap(argument -> argument.getKey(), argument -> argument.getValue())));
    }
}
