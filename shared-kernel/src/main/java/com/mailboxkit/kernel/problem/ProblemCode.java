package com.mailboxkit.kernel.problem;

/// Every refusal a caller can get, with its HTTP status. The wire code is the name in lower case.
public enum ProblemCode {
    MALFORMED_JSON(400),
    UNAUTHENTICATED(401),
    INSUFFICIENT_BALANCE(402),
    ACCESS_DENIED(403),
    CSRF_HEADER_MISSING(403),
    STORAGE_FULL(403),
    SENDING_LIMIT_REACHED(403),
    SENDING_PAUSED(403),
    ORGANIZATION_SUSPENDED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    CONFLICT(409),
    IDEMPOTENCY_KEY_REUSED(409),
    IDEMPOTENCY_IN_FLIGHT(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    VALIDATION_FAILED(422),
    EMAIL_TAKEN(422),
    DOMAIN_NOT_VERIFIED(422),
    LIMIT_REACHED(422),
    RATE_LIMITED(429),
    INTERNAL_ERROR(500),
    SEARCH_STARTING(503),
    SEARCH_UNAVAILABLE(503),
    READ_MODEL_BEHIND(503),
    UNAVAILABLE(503);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    /// HTTP status (RFC 9110).
    public int status() {
        return status;
    }

    /// The `error` member of the response, for example `insufficient_balance`.
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
