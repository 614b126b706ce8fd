package com.mailboxkit.cli.platform;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What the platform said.
///
/// @param retryAfter seconds
/// @param date when, by the platform's clock
public record Answer(int status, String body, Optional<String> retryAfter, Optional<Instant> date) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int FIRST_ERROR = 300;

    /// Missing where the body is no JSON.
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// What was asked for.
    public JsonNode data() {
        return json().path("data");
    }

    /// Where a list goes on.
    public Optional<String> nextCursor() {
        return json().path("meta").path("next_cursor").asStringOpt();
    }

    Answer orRefused() {
        if (status >= FIRST_ERROR) {
            throw new Refused(this);
        }
        return this;
    }
}
