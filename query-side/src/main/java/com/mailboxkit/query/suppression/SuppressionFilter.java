package com.mailboxkit.query.suppression;

import com.mailboxkit.kernel.suppression.SuppressionReason;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The entries that a caller requests. All given conditions must hold.
///
/// @param email the address, normalized for comparison
/// @param since inclusive
record SuppressionFilter(
        @Nullable String email,
        @Nullable String reason,
        @Nullable Instant since) {

    /// @throws com.mailboxkit.kernel.problem.Refusal `validation_failed` naming every invalid parameter
    static SuppressionFilter of(@Nullable String email, @Nullable String reason, @Nullable String since) {
        var errors = new FieldErrors();
        var address = email == null ? null : Addresses.parse(email).orElse(null);
        if (email != null && address == null) {
            errors.add("email", "is not an email address; write ann@example.com");
        }
        if (reason != null && SuppressionReason.of(reason).isEmpty()) {
            errors.add("reason", "must be hard_bounce, complaint or manual");
        }
        var time = since == null ? null : Times.from(since).orElse(null);
        if (since != null && time == null) {
            errors.add("since", Times.EXPECTED);
        }
        errors.check();
        return new SuppressionFilter(address == null ? null : Addresses.key(address.address()), reason, time);
    }
}
