package com.mailboxkit.web.idempotency;

import com.mailboxkit.kernel.problem.Refusal;
import java.util.List;

/// The name a client gives to what it wants done once.
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    /// @param given the values of the header, at least one
    /// @throws Refusal where they are not one key that the limits allow
    static IdempotencyKey of(List<String> given, int shortest, int longest) {
        String key = given.getFirst().strip();
        if (given.size() > 1) {
            throw Refusal.invalid(HEADER, "must be given once");
        }
        if (key.length() < shortest || key.length() > longest) {
            throw Refusal.invalid(HEADER, "must have %d to %d characters".formatted(shortest, longest));
        }
        if (key.chars().anyMatch(c -> c < FIRST_PRINTABLE || c > LAST_PRINTABLE)) {
            throw Refusal.invalid(HEADER, "must be of printable ASCII characters, for example a UUID");
        }
        return new IdempotencyKey(key);
    }
}
