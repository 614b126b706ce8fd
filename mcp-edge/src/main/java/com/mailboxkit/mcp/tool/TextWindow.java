package com.mailboxkit.mcp.tool;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The text of a message that is asked for.
enum TextWindow {
    NEW,
    FULL,
    HTML;

    /// In UTF-16 code units, unless told.
    static final int LENGTH = 8_000;

    static TextWindow of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String of(JsonNode message) {
        return switch (this) {
            case NEW -> message.path("extracted_text").asString("");
            case FULL ->
                message.path("text_body")
                        .asString(message.path("extracted_text").asString(""));
            case HTML -> message.path("html_safe").asString("");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
