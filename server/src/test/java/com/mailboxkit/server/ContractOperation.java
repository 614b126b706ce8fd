package com.mailboxkit.server;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An operation of the description, and requests to it.
record ContractOperation(String method, String path, JsonNode about, ContractDescription description) {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    JsonNode parameter(String name) {
        return about.path("parameters")
                .valueStream()
                .filter(parameter -> parameter.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    boolean needsKey() {
        return !about.path("security").isEmpty();
    }

    /// Whether an API key does, and not only the session of an owner.
    boolean takesKey() {
        return about.path("security").valueStream().anyMatch(way -> way.has("api_key"));
    }

    boolean hasBody() {
        return about.has("requestBody");
    }

    ObjectNode schema() {
        return description.resolve(about.at("/requestBody/content/application~1json/schema"));
    }

    /// Made of the examples of the fields.
    ObjectNode body(ContractThings things) {
        var body = JSON.createObjectNode();
        schema().get("properties").propertyStream().forEach(field -> {
            var example = things.value(field.getKey(), field.getValue().get("example"));
            if (example != null) {
                body.set(field.getKey(), example);
            }
        });
        return body;
    }

    String target(ContractThings things) {
        String target = path;
        for (var parameter : about.path("parameters")) {
            String name = parameter.get("name").stringValue();
            target = target.replace("{%s}".formatted(name), things.id(name));
        }
        return target;
    }

    /// The same path, asked by another method.
    ContractOperation by(String other) {
        return new ContractOperation(other, path, about, description);
    }

    /// What `Allow` must tell: all that the path takes.
    Set<String> allowed() {
        var methods = description
                .at(path)
                .propertyStream()
                .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
