package com.mailboxkit.command.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.apikey.ApiKeyEvent;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyCreated;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// A key to an organization. Knows the hash of its secret, never the secret.
@Aggregate(cache = "aggregates")
public class ApiKey {

    @AggregateIdentifier
    private ApiKeyId apiKeyId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    ApiKey() {}

    @SuppressWarnings("NullAway.Init")
    public ApiKey(ApiKeyId apiKeyId, OrganizationId organizationId, String name, String hash, String mask, Instant at) {
        apply(new ApiKeyCreated(apiKeyId, organizationId, name, hash, mask, at));
    }

    @EventSourcingHandler
    void on(ApiKeyEvent event) {
        switch (event) {
            case ApiKeyCreated created -> apiKeyId = created.apiKeyId();
        }
    }
}
