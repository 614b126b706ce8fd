package com.mailboxkit.kernel.problem;

import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.util.List;
import java.util.Map;

/// The only exception for a refused request. Rendered once, at the edge. A programming error is never
/// a refusal.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Detail detail;

    public Refusal(ProblemCode code, String message) {
        this(code, message, new Detail.None());
    }

    public Refusal(ProblemCode code, String message, Detail detail) {
        // without stack trace and suppression: a refusal is a regular response, not a failure
        super(message, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    public static Refusal notFound(String what) {
        return new Refusal(ProblemCode.NOT_FOUND, "There is no such " + what + ". Check the id.");
    }

    public static Refusal accessDenied(String what) {
        return new Refusal(
                ProblemCode.ACCESS_DENIED,
                "This " + what + " belongs to another organization. Use a key of the organization that owns it.");
    }

    public static Refusal lostRace() {
        return conflict("Another request changed the same thing meanwhile. Try again.");
    }

    public static Refusal conflict(String message) {
        return new Refusal(ProblemCode.CONFLICT, message);
    }

    public static Refusal invalid(String field, String message) {
        return invalid(Map.of(field, List.of(message)));
    }

    public static Refusal invalid(Map<String, List<String>> fields) {
        return new Refusal(
                ProblemCode.VALIDATION_FAILED,
                "The request has fields that cannot be accepted; see errors.",
                new Detail.Fields(fields));
    }

    public ProblemCode code() {
        return code;
    }

    public Detail detail() {
        return detail;
    }

    /// The details of a refusal beyond its sentence.
    public sealed interface Detail {

        record None() implements Detail {}

        /// @param errors sentences by field name; attachments and recipients are named with their index
        record Fields(Map<String, List<String>> errors) implements Detail {}

        /// @param balanceMills of the wallet
        /// @param costMills the cost of the request
        /// @param messageMills price of one message without attachments
        record Balance(long balanceMills, long costMills, long messageMills) implements Detail {}

        /// @param seconds until a retry makes sense
        record RetryAfter(long seconds) implements Detail {}
    }
}
