package com.mailboxkit.server.operations;

import com.mailboxkit.kernel.problem.Refusal;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;

/// Events that a projection could not take. Later events of the same organization wait behind them; everybody else's
/// went on.
public final class DeadLetters {

    private static final int MOST = 1_000;

    private final EventProcessingConfiguration processing;
    private final JdbcTemplate database;

    public DeadLetters(EventProcessingConfiguration processing, JdbcTemplate database) {
        this.processing = processing;
        this.database = database;
    }

    public record DeadLetter(
            String projection, String sequence, String event, String eventId, String since, String cause) {}

    /// The oldest ones first.
    public List<DeadLetter> list() {
        return database.query(
                """
                select processinggroup, sequenceidentifier, payloadtype, eventidentifier, enqueuedat,
                  coalesce(causetype || ': ' || causemessage, 'waits behind another') as cause
                from deadletterentry order by enqueuedat, sequenceindex limit ?
                """,
                (row, number) -> new DeadLetter(
                        row.getString("processinggroup"),
                        row.getString("sequenceidentifier"),
                        row.getString("payloadtype"),
                        row.getString("eventidentifier"),
                        row.getString("enqueuedat"),
                        row.getString("cause")),
                MOST);
    }

    /// Hands them over again, until one fails once more.
    ///
    /// @return how many sequences were taken
    /// @throws Refusal `not_found` where there is no projection of that name
    public int retry(String projection) {
        var processor =
                processing.sequencedDeadLetterProcessor(projection).orElseThrow(() -> Refusal.notFound("projection"));
        int taken = 0;
        while (processor.processAny()) {
            taken++;
        }
        return taken;
    }
}
