package com.mailboxkit.server.description;

import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How an operation is called by hand, with the examples of its fields.
final class CurlExample {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// They mean something else beside each other, or are seldom wanted.
    private static final Set<String> LEFT_OUT = Set.of("cc", "bcc", "attachments", "reply_all", "limit", "ordered");

    private CurlExample() {}

    static String of(Described operation, String publicUrl) {
        var curl = new StringBuilder("curl");
        if (!operation.method().equals("GET")) {
            curl.append(" -X ").append(operation.method());
        }
        curl.append(" '").append(publicUrl).append(operation.path()).append('\'');
        if (operation.needsKey()) {
            curl.append(" \\\n  -H 'Authorization: Bearer mbk_live_…'");
        }
        var body = body(operation);
        if (!body.isEmpty()) {
            curl.append(" \\\n  -H 'Content-Type: application/json' \\\n  -d '")
                    .append(body.replace("'", "'\\''"))
                    .append('\'');
        }
        return curl.toString();
    }

    private static String body(Described operation) {
        var fields = JSON.createObjectNode();
        operation.body().path("properties").propertyStream().forEach(field -> {
            var example = field.getValue().path("example");
            if (!example.isMissingNode() && !example.isNull() && !LEFT_OUT.contains(field.getKey())) {
                fields.set(field.getKey(), example);
            }
        });
        return fields.isEmpty() ? "" : JSON.writeValueAsString(fields);
    }
}
