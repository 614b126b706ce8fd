package com.mailboxkit.mcp.endpoint;

/// What came is no message of the protocol. Answered in its own shape, unlike refusals, which have that of the API.
final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    /// @param code of JSON-RPC 2.0
    ProtocolException(int code, String message) {
        // without stack trace: it is an answer, not a failure
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
