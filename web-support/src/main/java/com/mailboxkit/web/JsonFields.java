package com.mailboxkit.web;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields of a small JSON request and collects everything that is wrong with it, so that the caller hears of
/// all of it at once.
public final class JsonFields {

    /// What every text has, for the description of the API: something to read, and no control characters.
    public static final String TEXT =
            "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$";

    private final ObjectNode json;
    private final Set<String> known = new LinkedHashSet<>();
    private final FieldErrors errors = new FieldErrors();

    public JsonFields(ObjectNode json) {
        this.json = json;
    }

    /// A text that must be there and not blank; empty text where it is not, together with an error.
    public String requiredText(String field, int maxLength) {
        var text = optionalText(field, maxLength);
        if (text.isEmpty() && !errors.has(field)) {
            error(field, "is required");
        }
        return text.orElse("");
    }

    /// A text that may be absent or null; if it is there it must not be blank.
    public Optional<String> optionalText(String field, int maxLength) {
        return node(field).flatMap(node -> {
            if (!node.isString()) {
                error(field, "must be a string");
                return Optional.empty();
            }
            String text = node.stringValue().strip();
            if (text.isEmpty()) {
                error(field, "must not be empty");
            } else if (text.codePointCount(0, text.length()) > maxLength) {
                error(field, "must have at most " + maxLength + " characters");
            } else if (text.codePoints().anyMatch(Character::isISOControl)) {
                error(field, "must not contain control characters");
            } else {
                return Optional.of(text);
            }
            return Optional.empty();
        });
    }

    /// A whole number that must be there; `min` where it is not, together with an error.
    public long requiredWhole(String field, long min, long max) {
        var node = node(field);
        if (node.isEmpty()) {
            error(field, "is required");
            return min;
        }
        long number = node.get().canConvertToLong() && node.get().isIntegralNumber()
                ? node.get().longValue()
                : min - 1;
        if (number < min || number > max) {
            error(field, "must be a whole number from %d to %d".formatted(min, max));
            return min;
        }
        return number;
    }

    /// `true` or `false`, which may be absent or null.
    public Optional<Boolean> optionalBoolean(String field) {
        return node(field).flatMap(node -> {
            if (!node.isBoolean()) {
                error(field, "must be true or false");
                return Optional.empty();
            }
            return Optional.of(node.booleanValue());
        });
    }

    /// The value of a field, whatever its type; empty where it is absent or null.
    public Optional<JsonNode> node(String field) {
        known.add(field);
        return Optional.ofNullable(json.get(field)).filter(node -> !node.isNull());
    }

    /// Notes that something is wrong with a field.
    public void error(String field, String message) {
        errors.add(field, message);
    }

    /// To be called after every field was read.
    ///
    /// @throws Refusal naming every bad and every unknown field
    public void check() {
        for (String field : json.propertyNames()) {
            if (!known.contains(field)) {
                error(field, "is not a field of this request; known are " + String.join(", ", known));
            }
        }
        errors.check();
    }
}
