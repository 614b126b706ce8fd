package com.mailboxkit.query.message;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.Times;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// The messages of an inbox that a caller requests. All given conditions must hold.
///
/// @param from part of the sender's name or address, case-insensitive
/// @param subject part of the subject, case-insensitive
/// @param since inclusive
/// @param direction `inbound` or `outbound`
record MessageFilter(
        @Nullable String from,
        @Nullable String subject,
        @Nullable Instant since,
        @Nullable String direction) {

    static final String INBOUND = "inbound";
    static final String OUTBOUND = "outbound";

    /// Names the parameters that [#bind] sets.
    static final String CONDITION = """
            (cast(:from as text) is null or strpos(lower(concat_ws(' ', m.origin -> 'headers' -> 'from' ->> 'name',
                m.origin -> 'headers' -> 'from' ->> 'address')), lower(:from)) > 0)
              and (cast(:subject as text) is null
                or strpos(lower(m.origin -> 'headers' ->> 'subject'), lower(:subject)) > 0)
              and (cast(:since as timestamptz) is null or m.created_at >= :since)
              and (cast(:direction as text) is null
                or :direction = case when jsonb_exists(m.origin, 'receivedAt') then 'inbound' else 'outbound' end)
            """;

    private static final Set<String> DIRECTIONS = Set.of(INBOUND, OUTBOUND);

    /// @throws Refusal `validation_failed` naming every invalid parameter
    static MessageFilter of(
            @Nullable String from, @Nullable String subject, @Nullable String since, @Nullable String direction) {
        var errors = new FieldErrors();
        var time = since == null ? null : Times.from(since).orElse(null);
        if (since != null && time == null) {
            errors.add("since", Times.EXPECTED);
        }
        if (direction != null && !DIRECTIONS.contains(direction)) {
            errors.add("direction", "must be inbound or outbound");
        }
        errors.check();
        return new MessageFilter(from, subject, time, direction);
    }

    /// The same with a lower bound of the time.
    MessageFilter since(Instant start) {
        return new MessageFilter(from, subject, start, direction);
    }

    /// The same restricted to inbound mail, unless a direction is given.
    MessageFilter inbound() {
        return direction == null ? new MessageFilter(from, subject, since, INBOUND) : this;
    }

    GenericExecuteSpec bind(GenericExecuteSpec query) {
        return query.bind("from", Parameters.in(R2dbcType.VARCHAR, from))
                .bind("subject", Parameters.in(R2dbcType.VARCHAR, subject))
                .bind("since", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, since))
                .bind("direction", Parameters.in(R2dbcType.VARCHAR, direction));
    }
}
