package com.mailboxkit.server;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Makes values of the schema of a field: such as it allows and forbids.
final class ContractCases {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> ODD = List.of("", " ", "a\u0007b", "nonsense", "\n", "../a");

    private ContractCases() {}

    /// As long as it may be, in characters that take one or two places in Java. Nothing of those with a form of their
    /// own, such as addresses.
    static Stream<String> longest(JsonNode schema) {
        int longest = schema.path("maxLength").asInt(0);
        boolean isPlain = longest > 0 && !schema.has("format");
        return isPlain
                ? Stream.of("x", "\ud83d\ude00")
                        .map(character -> character.repeat(longest))
                        .filter(text -> fits(schema, text))
                : Stream.empty();
    }

    /// What the schema forbids, and only for that.
    static Stream<JsonNode> forbidden(JsonNode schema) {
        return Stream.of(
                        Stream.of(schema)
                                .filter(it -> it.has("maxLength"))
                                .map(it -> "x".repeat(it.get("maxLength").asInt() + 1)),
                        Stream.of(schema)
                                .filter(it -> it.path("minLength").asInt(0) > 0)
                                .map(it -> ""),
                        Stream.of(schema).filter(it -> it.has("enum")).map(it -> "nonsense"),
                        ODD.stream().filter(text -> !fits(schema, text)),
                        Stream.of(noneOf(schema.path("format").asString(""))).filter(text -> !text.isEmpty()),
                        Stream.of("2026-02-30").filter(text -> schema.has("anyOf")))
                .flatMap(texts -> texts)
                .<JsonNode>map(JSON::stringNode);
    }

    /// Lists with one item that is forbidden, and those that are too short.
    static Stream<JsonNode> forbiddenLists(JsonNode schema, JsonNode items) {
        return Stream.concat(
                Stream.of(schema).filter(it -> it.path("minItems").asInt(0) > 0).map(it -> JSON.arrayNode()),
                forbidden(items).map(item -> JSON.arrayNode().add(item)));
    }

    /// One more than it may have; empty where there is no limit, or nothing to make it of.
    static Stream<ArrayNode> tooMany(JsonNode schema) {
        int most = schema.path("maxItems").asInt(0);
        return Stream.of(schema).filter(it -> most > 0).map(it -> {
            var list = JSON.arrayNode();
            IntStream.rangeClosed(0, most).forEach(i -> {
                if (it.get("items").has("pattern")) {
                    list.add("ann%d@example.com".formatted(i));
                } else {
                    list.addObject().put("filename", "a.txt").put("content", "aGk=");
                }
            });
            return list;
        });
    }

    private static boolean fits(JsonNode schema, String text) {
        return !schema.has("pattern")
                || Pattern.compile(schema.get("pattern").stringValue())
                        .matcher(text)
                        .find();
    }

    private static String noneOf(String format) {
        return switch (format) {
            case "email" -> "nobody";
            case "uri" -> "no url";
            case "hostname" -> "-x.example";
            case "date-time" -> "soon";
            default -> "";
        };
    }
}
