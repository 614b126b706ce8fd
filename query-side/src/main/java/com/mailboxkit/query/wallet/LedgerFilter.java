package com.mailboxkit.query.wallet;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The lines of a ledger that a caller requests. All given conditions must hold.
///
/// @param from inclusive
/// @param until exclusive
record LedgerFilter(
        @Nullable Kind kind,
        @Nullable String reference,
        @Nullable Instant from,
        @Nullable Instant until) {

    private static final String KINDS =
            Arrays.stream(Kind.values()).map(Kind::wire).collect(Collectors.joining(", "));

    @Nullable
    String kindName() {
        return kind == null ? null : kind.name();
    }

    /// @throws Refusal `validation_failed` naming every invalid parameter
    static LedgerFilter of(
            @Nullable String kind, @Nullable String reference, @Nullable String dateFrom, @Nullable String dateTo) {
        var errors = new FieldErrors();
        var filter = new LedgerFilter(
                kind(kind, errors).orElse(null),
                reference,
                time("date_from", dateFrom, Times::from, errors).orElse(null),
                time("date_to", dateTo, Times::until, errors).orElse(null));
        errors.check();
        return filter;
    }

    private static Optional<Kind> kind(@Nullable String text, FieldErrors errors) {
        if (text == null) {
            return Optional.empty();
        }
        var known = Arrays.stream(Kind.values())
                .filter(kind -> kind.wire().equals(text))
                .findFirst();
        if (known.isEmpty()) {
            errors.add("kind", "must be one of " + KINDS);
        }
        return known;
    }

    private static Optional<Instant> time(
            String name, @Nullable String given, Function<String, Optional<Instant>> meaning, FieldErrors errors) {
        return Optional.ofNullable(given).flatMap(text -> {
            var time = meaning.apply(text);
            if (time.isEmpty()) {
                errors.add(name, Times.EXPECTED);
            }
            return time;
        });
    }
}
