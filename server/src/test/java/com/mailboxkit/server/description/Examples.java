package com.mailboxkit.server.description;

import com.mailboxkit.kernel.problem.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What answers look like: every error, and the fields that mean the same wherever they are.
final class Examples {

    private static final String SITE = "https://mail.example.com";
    private static final String ULID = "01KHXCQ5GVA8SQN2HJX6B9Z4T0";
    private static final String TIME = "2026-02-20T12:00:00.000Z";

    private static final Map<String, Object> FIELDS = Map.ofEntries(
            Map.entry("name", "Support Agent"),
            Map.entry("email", "support@example.com"),
            Map.entry("owner_email", "owner@example.com"),
            Map.entry("from_email", "customer@example.com"),
            Map.entry("from_name", "Ann Example"),
            Map.entry("to_emails", List.of("support@example.com")),
            Map.entry("subject", "Re: Order 1234"),
            Map.entry("tag", "orders"),
            Map.entry("text_body", "Thanks, got it!"),
            Map.entry("html_body", "<p>Thanks, got it!</p>"),
            Map.entry("html_safe", "<p>Thanks, got it!</p>"),
            Map.entry("extracted_text", "Thanks, got it!"),
            Map.entry("filename", "report.pdf"),
            Map.entry("mime_type", "application/pdf"),
            Map.entry("size", 24580),
            Map.entry("message_id", "<" + ULID + "@example.com>"),
            Map.entry("api_key", "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc"),
            Map.entry("key", "mbk_live_0123…9abc"),
            Map.entry("balance_mills", 998),
            Map.entry("balance_dollars", "$0.998"),
            Map.entry("emails_remaining", 499),
            Map.entry("amount_mills", -2),
            Map.entry("balance_after_mills", 998),
            Map.entry("event", "message.received"));

    private static final Set<String> NAMES_OF_RFC_5322 = Set.of("message_id", "content_id");

    private Examples() {}

    /// Gives every field of an answer an example that does not have one, where its name tells what is in it.
    static void addTo(Map<String, Schema> fields) {
        fields.forEach((name, schema) -> {
            if (schema.getExample() == null && schema.get$ref() == null) {
                var example = isText(schema) && isId(name) ? ULID : isTime(schema) ? TIME : FIELDS.get(name);
                if (example != null) {
                    schema.setExample(example);
                }
            }
        });
    }

    private static boolean isText(Schema<?> schema) {
        return schema.getTypes() != null && schema.getTypes().contains("string") && schema.getEnum() == null;
    }

    static boolean isId(String name) {
        return !NAMES_OF_RFC_5322.contains(name) && (name.equals("id") || name.endsWith("_id"));
    }

    private static boolean isTime(Schema<?> schema) {
        return "date-time".equals(schema.getFormat());
    }

    static void addTo(Components components) {
        for (var code : ProblemCode.values()) {
            components.addExamples(code.wire(), new Example().value(body(code)));
        }
    }

    static Map<String, Example> of(List<ProblemCode> codes) {
        var examples = new LinkedHashMap<String, Example>();
        codes.forEach(code -> examples.put(code.wire(), new Example().$ref("#/components/examples/" + code.wire())));
        return examples;
    }

    private static Map<String, Object> body(ProblemCode code) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", code.wire());
        body.put("message", Explanations.of(code));
        if (code == ProblemCode.INSUFFICIENT_BALANCE) {
            body.put("action", "Top up your wallet to continue sending.");
            body.put("billing_url", SITE + "/billing");
            body.put("docs_url", SITE + "/api-docs#billing-errors");
            body.put("balance_mills", 0);
            body.put("balance_dollars", "$0.000");
            body.put("cost_mills", 2);
            body.put("cost_dollars", "$0.002");
            body.put("emails_remaining", 0);
            return body;
        }
        body.put("docs_url", SITE + "/api-docs#" + code.wire().replace('_', '-'));
        if (code.status() == 422) {
            body.put(
                    "errors",
                    code == ProblemCode.VALIDATION_FAILED
                            ? Map.of("name", List.of("is required"))
                            : Map.of("email", List.of(Explanations.of(code))));
        }
        return body;
    }
}
