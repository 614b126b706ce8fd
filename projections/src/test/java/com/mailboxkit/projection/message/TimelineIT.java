package com.mailboxkit.projection.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageCommand.Envelope;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.local.TemporaryStack;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.FailureIsolation;
import com.mailboxkit.projection.event.EventLog;
import com.mailboxkit.projection.storage.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/// What happens to messages is appended in its order and once, however many events one batch has of
/// one message.
class TimelineIT {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final InboxId INBOX = InboxId.at(NOW);
    private static final ContentRef CONTENT = new ContentRef("0".repeat(64), 1);

    private static JdbcTemplate database;
    private static MessageProjection projection;

    private final MessageId one = MessageId.at(NOW);
    private final MessageId other = MessageId.at(NOW);

    /// An event with its sequence number.
    private record Numbered(MessageEvent event, long seq) {}

    @BeforeAll
    static void migrate() {
        var postgres = TemporaryStack.shared().postgres();
        var connection = new SingleConnectionDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password(), true);
        Flyway.configure()
                .dataSource(connection)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = new JdbcTemplate(connection);
        var json = JsonMapper.builder().build();
        projection = new MessageProjection(
                database,
                new BatchWriter(new FailureIsolation()),
                new EventLog(database, json),
                new Retention(database, Duration.ofDays(30), Clock.systemUTC()),
                json);
    }

    @Test
    void appendsSeveralEventsOfOneMessageInTheirOrder() {
        handle(begun(one), begun(other), deferred(one, "ann", 1), delivered(other, "bob", 1), delivered(one, "ann", 2));

        assertThat(timeline(one)).containsExactly("deferred ann", "delivered ann");
        assertThat(timeline(other)).containsExactly("delivered bob");
        assertThat(status(one)).isEqualTo("delivered");
    }

    @Test
    void appendsNothingTwice() {
        handle(begun(one), deferred(one, "ann", 1));
        handle(deferred(one, "ann", 1), deferred(one, "cleo", 2));

        assertThat(timeline(one)).containsExactly("deferred ann", "deferred cleo");
        assertThat(status(one)).isEqualTo("received");
    }

    private static Numbered begun(MessageId id) {
        var headers = new MessageHeaders(null, List.of(), List.of(), null, List.of(), List.of(), List.of(), "Hi", NOW);
        var envelope = new Envelope("ann@example.com", "me@agent.localhost", null, null);
        var content = new MessageContent(CONTENT, CONTENT, List.of());
        return new Numbered(
                new MessageReceived(id, ORGANIZATION, INBOX, envelope, headers, content, null, false, NOW), 0);
    }

    private static Numbered deferred(MessageId id, String recipient, long seq) {
        var reply = new RemoteReply("mx", 450, "4.2.0", "later");
        return new Numbered(new RecipientDeferred(id, ORGANIZATION, INBOX, recipient, reply, 1, NOW), seq);
    }

    private static Numbered delivered(MessageId id, String recipient, long seq) {
        var reply = new RemoteReply("mx", 250, "2.0.0", "taken");
        var status = MessageStatus.DELIVERED;
        return new Numbered(new RecipientDelivered(id, ORGANIZATION, INBOX, recipient, reply, status, NOW), seq);
    }

    private static void handle(Numbered... events) {
        var batch = new ArrayList<GenericEventMessage<MessageEvent>>();
        for (var numbered : events) {
            batch.add(new GenericEventMessage<>(numbered.event(), Map.of("seq", numbered.seq())));
        }
        var result = new BatchingUnitOfWork<>(batch).executeWithResult(() -> {
            var handled = CurrentUnitOfWork.get().getMessage();
            var seq = (Long) handled.getMetaData().get("seq");
            projection.on((MessageEvent) handled.getPayload(), seq, handled.getIdentifier());
            return true;
        });
        assertThat(result.optionalExceptionResult()).isEmpty();
    }

    private static List<String> timeline(MessageId id) {
        return database.queryForList(
                "select (entry ->> 'type') || ' ' || (entry ->> 'recipient')"
                        + " from message, jsonb_array_elements(timeline) as entry where id = ?",
                String.class,
                id.value());
    }

    private static String status(MessageId id) {
        return database.queryForObject("select status from message where id = ?", String.class, id.value());
    }
}
