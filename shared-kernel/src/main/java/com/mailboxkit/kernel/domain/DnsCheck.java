package com.mailboxkit.kernel.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What DNS says of one record that should be there.
///
/// @param found the records of that kind as they are, a few of them, cut where they are very long
/// @param reason why it does not match, for the owner of the domain; null where it does
public record DnsCheck(
        Outcome outcome, List<String> found, @Nullable String reason) {

    /// How what is found compares with what is expected.
    public enum Outcome {
        MATCHES,
        MISSING,
        DIFFERENT,
        /// DNS gave no answer: nothing is known.
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
    /// @param before whether it was right when it was last seen
    public boolean isRight(boolean before) {
        return outcome == Outcome.MATCHES || outcome == Outcome.UNKNOWN && before;
    }
}
