package com.mailboxkit.projection.webhook;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent;
import com.mailboxkit.kernel.webhook.WebhookEvent;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.ProjectionNames;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcTemplate;

/// Webhooks, their deliveries, and each attempt.
@ProcessingGroup(ProjectionNames.WEBHOOK)
public class WebhookProjection {

    /// An event with its sequence number.
    private record Numbered(DomainEvent event, long seq) {}

    private final JdbcTemplate database;
    private final BatchWriter batchWriter;
    private final WebhookRows webhooks;

    public WebhookProjection(JdbcTemplate database, BatchWriter batchWriter) {
        this.database = database;
        this.batchWriter = batchWriter;
        this.webhooks = new WebhookRows(database);
    }

    @EventHandler
    void on(WebhookEvent event, @SequenceNumber long seq) {
        batchWriter.add(ProjectionNames.WEBHOOK, new Numbered(event, seq), this::write);
    }

    @EventHandler
    void on(WebhookDeliveryEvent event, @SequenceNumber long seq) {
        batchWriter.add(ProjectionNames.WEBHOOK, new Numbered(event, seq), this::write);
    }

    /// An event of a webhook may affect all its deliveries: their pending changes are written first.
    private void write(List<Numbered> batch) {
        var deliveries = new DeliveryRows(database);
        for (var numbered : batch) {
            switch (numbered.event()) {
                case WebhookDeliveryEvent delivery -> deliveries.add(delivery, numbered.seq());
                case WebhookEvent webhook -> {
                    deliveries.write();
                    webhooks.write(webhook, numbered.seq());
                }
                default -> throw new IllegalArgumentException("not of webhooks: " + numbered.event());
            }
        }
        deliveries.write();
    }

    @ResetHandler
    void reset() {
        for (var table : List.of("webhook_attempt", "webhook_delivery", "webhook")) {
            database.update("delete from " + table);
        }
    }
}
