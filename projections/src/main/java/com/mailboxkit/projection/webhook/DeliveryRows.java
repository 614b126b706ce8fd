package com.mailboxkit.projection.webhook;

import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookAttempted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryBegun;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryCancelled;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryRestarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Collects the changes of deliveries and writes them with one statement for each table. Idempotent by the
/// sequence number of events.
final class DeliveryRows {

    private static final String BEGIN = """
            insert into webhook_delivery (id, webhook_id, organization_id, event_id, event_type, event_at, sample, status,
              seq)
            select id, webhook_id, organization_id, event_id, event_type, event_at, sample, 'pending', 0
            from unnest(?, ?, ?, ?, ?, ?::timestamptz[], ?)
              as created (id, webhook_id, organization_id, event_id, event_type, event_at, sample)
            on conflict do nothing
            """;

    private static final String ATTEMPT = """
            insert into webhook_attempt (id, delivery_id, webhook_id, attempt, failure, status, duration_millis, response,
              detail, next_attempt_at, at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz[], ?::timestamptz[]) on conflict do nothing
            """;

    private static final String CHANGE = """
            update webhook_delivery as d set status = n.status, next_attempt_at = n.next_attempt_at, seq = n.seq
            from unnest(?, ?, ?::timestamptz[], ?) as n (id, status, next_attempt_at, seq)
            where d.id = n.id and d.seq < n.seq
            """;

    /// The state of a delivery after an event.
    private record State(String id, String status, @Nullable Instant nextAttemptAt, long seq) {}

    private final JdbcTemplate database;
    private final List<WebhookDeliveryBegun> created = new ArrayList<>();
    private final List<WebhookAttempted> attempts = new ArrayList<>();
    private final Map<String, State> states = new LinkedHashMap<>();

    DeliveryRows(JdbcTemplate database) {
        this.database = database;
    }

    void add(WebhookDeliveryEvent event, long seq) {
        switch (event) {
            case WebhookDeliveryBegun it -> created.add(it);
            case WebhookAttempted it -> {
                attempts.add(it);
                change(it, status(it), it.nextAttemptAt(), seq);
            }
            case WebhookDeliveryRestarted it -> change(it, "pending", null, seq);
            case WebhookDeliveryCancelled it -> change(it, "cancelled", null, seq);
        }
    }

    private static String status(WebhookAttempted attempted) {
        if (attempted.result().succeeded()) {
            return "delivered";
        }
        return attempted.nextAttemptAt() == null ? "failed" : "pending";
    }

    private void change(WebhookDeliveryEvent event, String status, @Nullable Instant nextAttemptAt, long seq) {
        String id = event.deliveryId().value();
        states.put(id, new State(id, status, nextAttemptAt, seq));
    }

    void write() {
        if (!created.isEmpty()) {
            insertCreated();
        }
        if (!attempts.isEmpty()) {
            insertAttempts();
        }
        if (!states.isEmpty()) {
            update(List.copyOf(states.values()));
        }
        created.clear();
        attempts.clear();
        states.clear();
    }

    private void insertCreated() {
        var samples = new Boolean[created.size()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = created.get(i).sample();
        }
        database.update(
                BEGIN,
                texts(created, it -> it.deliveryId().value()),
                texts(created, it -> it.webhookId().value()),
                texts(created, it -> it.organizationId().value()),
                texts(created, it -> it.event().id().value()),
                texts(created, it -> it.event().type().wire()),
                texts(created, it -> it.event().at().toString()),
                samples);
    }

    private void insertAttempts() {
        database.update(
                ATTEMPT,
                texts(attempts, it -> it.attemptId().value()),
                texts(attempts, it -> it.deliveryId().value()),
                texts(attempts, it -> it.webhookId().value()),
                attempts.stream().mapToInt(WebhookAttempted::attempt).toArray(),
                texts(attempts, it -> {
                    var failure = it.result().failure();
                    return failure == null ? null : failure.wire();
                }),
                attempts.stream().mapToInt(it -> it.result().status()).toArray(),
                attempts.stream().mapToLong(it -> it.result().durationMillis()).toArray(),
                texts(attempts, it -> it.result().response()),
                texts(attempts, it -> it.result().detail()),
                texts(attempts, it -> text(it.nextAttemptAt())),
                texts(attempts, it -> it.at().toString()));
    }

    private void update(List<State> changed) {
        database.update(
                CHANGE,
                texts(changed, State::id),
                texts(changed, State::status),
                texts(changed, state -> text(state.nextAttemptAt())),
                changed.stream().mapToLong(State::seq).toArray());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
