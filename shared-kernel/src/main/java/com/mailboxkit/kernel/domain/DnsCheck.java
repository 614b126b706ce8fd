package com.mailboxkit.kernel.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of checking one required DNS record.
///
/// @param found the records of that type as published, a few of them, truncated where they are very long
/// @param reason why it does not match, for the owner of the domain; null where it does
public record DnsCheck(
        Outcome outcome, List<String> found, @Nullable String reason) {

    /// How the published record compares with the expected one.
    public enum Outcome {
        MATCHES,
        MISSING,
        DIFFERENT,
        /// DNS did not respond: the result is unknown.
        UNKNOWN;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DnsCheck {
        found = List.copyOf(found);
    }

    /// Whether the record is right, as far as is known.
    ///
    /// @param before whether it was right at the previous check
    public boolean isRight(boolean before) {
        return outcome == Outcome.MATCHES || outcome == Outcome.UNKNOWN && before;
    }
}
