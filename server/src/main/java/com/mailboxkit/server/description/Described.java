package com.mailboxkit.server.description;

import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// An operation of the description, with what it refers to.
record Described(String method, String path, JsonNode about, JsonNode description) {

    static Stream<Described> all(JsonNode description) {
        return description
                .get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Described(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                description)));
    }

    String id() {
        return about.get("operationId").asString();
    }

    String tag() {
        return about.at("/tags/0").asString();
    }

    String summary() {
        return about.get("summary").asString();
    }

    boolean needsKey() {
        return !about.path("security").isEmpty();
    }

    boolean takesForms() {
        return about.at("/requestBody/content").has("multipart/form-data");
    }

    /// Of the JSON body; missing where it takes none.
    JsonNode body() {
        return resolve(about.at("/requestBody/content/application~1json/schema"));
    }

    /// Of the JSON that answers with; missing where that is no JSON.
    JsonNode answer() {
        return about.get("responses")
                .propertyStream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> resolve(response.getValue().at("/content/application~1json/schema")))
                .findFirst()
                .orElseThrow();
    }

    JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
