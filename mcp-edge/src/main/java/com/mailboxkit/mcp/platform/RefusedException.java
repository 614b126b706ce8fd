package com.mailboxkit.mcp.platform;

import tools.jackson.databind.node.ObjectNode;

/// What the API answered instead of doing what was asked.
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ObjectNode answer;

    RefusedException(ObjectNode answer) {
        // without stack trace: a refusal is an answer, not a failure
        super(answer.path("message").asString(""), null, false, false);
        this.answer = answer;
    }

    /// The JSON of the API, and `retry_after_seconds` where it says when to try again.
    public ObjectNode answer() {
        return answer;
    }
}
