package com.mailboxkit.command.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.apikey.ApiKeyCommand.CreateApiKey;
import com.mailboxkit.kernel.apikey.ApiKeyEvent;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyCreated;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/// A key to an organization. Knows the hash of its secret, never the secret.
@Aggregate(cache = "aggregates")
public class ApiKey {

    @AggregateIdentifier
    private ApiKeyId apiKeyId;

    private OrganizationId organizationId;
    private boolean revoked;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    ApiKey() {}

    @SuppressWarnings("NullAway.Init")
    public ApiKey(CreateApiKey create) {
        begin(create);
    }

    /// The command may come twice, from a caller who tries again.
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void create(CreateApiKey create) {
        if (apiKeyId == null) {
            begin(create);
        }
    }

    private static void begin(CreateApiKey create) {
        apply(new ApiKeyCreated(
                create.apiKeyId(),
                create.organizationId(),
                create.name(),
                create.hash(),
                create.mask(),
                create.test(),
                create.at()));
    }

    /// @throws Refusal `not_found` for a key that was revoked already, `access_denied` for another organization's
    void revoke(OrganizationId caller, Instant at) {
        if (revoked) {
            throw Refusal.notFound("API key");
        }
        if (!organizationId.equals(caller)) {
            throw Refusal.accessDenied("API key");
        }
        apply(new ApiKeyRevoked(apiKeyId, organizationId, at));
    }

    @EventSourcingHandler
    void on(ApiKeyEvent event) {
        switch (event) {
            case ApiKeyCreated created -> {
                apiKeyId = created.apiKeyId();
                organizationId = created.organizationId();
            }
            case ApiKeyRevoked gone -> revoked = true;
        }
    }
}
