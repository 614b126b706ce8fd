package com.mailboxkit.server.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;

/// The shapes of errors, which no record describes: `Problems` makes them.
final class ErrorSchemas {

    static final String ERROR = "Error";
    static final String INVALID = "ValidationError";
    static final String UNPAID = "InsufficientBalance";

    private ErrorSchemas() {}

    static void addTo(Components components) {
        components.addSchemas(ERROR, error());
        var fields = new Schema<>()
                .types(Set.of("object"))
                .description("What is wrong, by field")
                .additionalProperties(
                        new Schema<>().types(Set.of("array")).items(new Schema<>().types(Set.of("string"))));
        var invalid = error();
        invalid.addProperty("errors", fields);
        invalid.setRequired(List.copyOf(invalid.getProperties().keySet()));
        components.addSchemas(INVALID, invalid);
        var unpaid = error();
        unpaid.addProperty("action", text("What to do"));
        unpaid.addProperty(
                "billing_url", text("Where balance and terms are explained").format("uri"));
        for (var mills : List.of("balance_mills", "cost_mills", "emails_remaining")) {
            unpaid.addProperty(mills, new Schema<>().types(Set.of("integer")).format("int64"));
        }
        unpaid.addProperty("balance_dollars", text("Such as $0.001"));
        unpaid.addProperty("cost_dollars", text("Such as $0.002"));
        unpaid.setRequired(List.copyOf(unpaid.getProperties().keySet()));
        components.addSchemas(UNPAID, unpaid);
    }

    private static Schema<?> error() {
        return new Schema<>()
                .types(Set.of("object"))
                .addProperty("error", text("A code that stays the same, for programs"))
                .addProperty("message", text("A sentence that says what to do, for people and models"))
                .addProperty("docs_url", text("Where the code is explained").format("uri"))
                .required(List.of("error", "message", "docs_url"));
    }

    private static Schema<?> text(String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }
}
