package com.mailboxkit.server;

import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/openapi.json`, as the platform under test gives it.
record ContractDescription(JsonNode json) {

    Stream<ContractOperation> operations() {
        return json.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new ContractOperation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue(), this)));
    }

    /// What is at the path of an operation, by method.
    JsonNode at(String path) {
        return json.get("paths").get(path);
    }

    JsonNode schema(String name) {
        return json.at("/components/schemas/" + name);
    }

    ObjectNode resolve(JsonNode schema) {
        return (ObjectNode)
                (schema.has("$ref") ? json.at(schema.get("$ref").stringValue().substring(1)) : schema);
    }
}
