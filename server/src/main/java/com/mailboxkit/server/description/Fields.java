package com.mailboxkit.server.description;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Tables of what is in parameters, bodies and answers.
final class Fields {

    private static final int DEEPEST = 2;

    private Fields() {}

    static String parameters(Described operation) {
        return Html.table(
                "Parameters",
                operation
                        .about()
                        .path("parameters")
                        .valueStream()
                        .map(parameter -> Html.row(List.of(
                                name(parameter.get("name").asString()),
                                parameter.get("in").asString()
                                        + (parameter.path("required").asBoolean(false) ? ", required" : ""),
                                Html.code(parameter.path("description").asString("")))))
                        .collect(Collectors.joining()));
    }

    static String body(Described operation) {
        var schema = operation.body();
        var required = required(schema);
        var rows = schema.path("properties")
                .propertyStream()
                .map(field -> Html.row(List.of(
                        name(field.getKey()),
                        type(operation, field.getValue()) + (required.contains(field.getKey()) ? ", required" : ""),
                        Html.code(field.getValue().path("description").asString("")))))
                .collect(Collectors.joining());
        return Html.table(operation.takesForms() ? "Body: JSON, or the same as a form" : "Body: JSON", rows);
    }

    /// Folded up: who writes a program reads it once.
    static String answer(Described operation) {
        var rows = answerRows(operation, operation.answer(), "", 0);
        return rows.isEmpty()
                ? ""
                : "<details><summary>Fields of the answer</summary>%n%s</details>%n".formatted(Html.table("", rows));
    }

    private static String answerRows(Described operation, JsonNode schema, String prefix, int depth) {
        return schema.path("properties")
                .propertyStream()
                .map(field -> {
                    var name = prefix + field.getKey();
                    var row =
                            Html.row(List.of(name(name), type(operation, field.getValue()), example(field.getValue())));
                    return row + inner(operation, field.getValue(), name, depth);
                })
                .collect(Collectors.joining());
    }

    private static String inner(Described operation, JsonNode field, String name, int depth) {
        if (depth == DEEPEST) {
            return "";
        }
        boolean isList = field.has("items");
        var schema = operation.resolve(isList ? field.get("items") : field);
        return answerRows(operation, schema, name + (isList ? "[]." : "."), depth + 1);
    }

    private static String type(Described operation, JsonNode field) {
        var schema = operation.resolve(field);
        if (schema.has("items")) {
            return "list of " + type(operation, schema.get("items"));
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .valueStream()
                    .filter(value -> !value.isNull())
                    .map(value -> name(value.asString()))
                    .collect(Collectors.joining(" "));
        }
        var type = schema.path("type");
        var names = type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asString)
                        .filter(name -> !name.equals("null"))
                        .collect(Collectors.joining(" or "))
                : type.asString("object");
        boolean isNullable = type.isArray()
                && type.valueStream().anyMatch(name -> name.asString().equals("null"));
        return names + (isNullable ? " or null" : "");
    }

    private static String example(JsonNode field) {
        var example = field.path("example");
        return example.isMissingNode() || example.isNull()
                ? ""
                : name(example.isString() ? example.asString() : example.toString());
    }

    private static List<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString).toList();
    }

    private static String name(String plain) {
        return "<code>%s</code>".formatted(Html.text(plain));
    }
}
