package com.mailboxkit.projection.webhook;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.kernel.webhook.WebhookEvent;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookChanged;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookCreated;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDeleted;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookEnabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookFailing;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookRecovered;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayAdvanced;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayRequested;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookSecretRotated;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnGiven;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnPassed;
import com.mailboxkit.kernel.webhook.WebhookSettings;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/// Writes webhooks. Idempotent by the sequence number of events.
final class WebhookRows {

    private static final String INSERT = """
            insert into webhook (id, organization_id, name, url, events, ordered, enabled, created_at, seq)
            values (?, ?, ?, ?, ?, ?, true, ?, ?) on conflict do nothing
            """;

    private final JdbcTemplate database;

    WebhookRows(JdbcTemplate database) {
        this.database = database;
    }

    void write(WebhookEvent event, long seq) {
        switch (event) {
            case WebhookCreated it -> insert(it, seq);
            case WebhookChanged it -> {
                var settings = it.settings();
                update(
                        it,
                        seq,
                        "failing_since = case when url = ? then failing_since end,"
                                + " name = ?, url = ?, events = ?, ordered = ?",
                        settings.url(),
                        settings.name(),
                        settings.url(),
                        names(settings),
                        settings.ordered());
            }
            case WebhookSecretRotated it -> update(it, seq, "previous_secret_until = ?", time(it.previousUntil()));
            case WebhookEnabled it -> update(it, seq, "enabled = true, disabled_reason = null");
            case WebhookDisabled it -> {
                update(it, seq, "enabled = false, failing_since = null, disabled_reason = ?", reason(it.reason()));
                cancelDeliveries(it);
            }
            case WebhookFailing it -> update(it, seq, "failing_since = ?", time(it.since()));
            case WebhookRecovered it -> update(it, seq, "failing_since = null");
            case WebhookDeleted it -> {
                update(it, seq, "enabled = false, deleted_at = ?", time(it.deletedAt()));
                cancelDeliveries(it);
            }
            case WebhookTurnGiven it -> {}
            case WebhookTurnPassed it -> {}
            case WebhookReplayRequested it -> {}
            case WebhookReplayAdvanced it -> {}
        }
    }

    private void insert(WebhookCreated created, long seq) {
        var settings = created.settings();
        database.update(
                INSERT,
                created.webhookId().value(),
                created.organizationId().value(),
                settings.name(),
                settings.url(),
                names(settings),
                settings.ordered(),
                time(created.createdAt()),
                seq);
    }

    private void update(WebhookEvent event, long seq, String changes, Object... values) {
        var parameters = new Object[values.length + 3];
        System.arraycopy(values, 0, parameters, 0, values.length);
        parameters[values.length] = seq;
        parameters[values.length + 1] = event.webhookId().value();
        parameters[values.length + 2] = seq;
        database.update("update webhook set " + changes + ", seq = ? where id = ? and seq < ?", parameters);
    }

    private void cancelDeliveries(WebhookEvent event) {
        database.update(
                "update webhook_delivery set status = 'cancelled', next_attempt_at = null"
                        + " where webhook_id = ? and status = 'pending'",
                event.webhookId().value());
    }

    private static String[] names(WebhookSettings settings) {
        return settings.events().stream().map(EventType::wire).toArray(String[]::new);
    }

    private static String reason(WebhookDisablement reason) {
        return reason.wire();
    }

    private static Timestamp time(Instant at) {
        return Timestamp.from(at);
    }
}
