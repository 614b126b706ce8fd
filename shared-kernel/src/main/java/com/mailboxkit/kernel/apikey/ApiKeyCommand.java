package com.mailboxkit.kernel.apikey;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface ApiKeyCommand {

    ApiKeyId apiKeyId();

    /// @param hash lower-case hex SHA-256 of the key, which is returned to the caller only
    /// @param mask the key with its middle left out
    /// @param test whether the key is for the sandbox
    record CreateApiKey(
            @TargetAggregateIdentifier ApiKeyId apiKeyId,
            OrganizationId organizationId,
            String name,
            String hash,
            String mask,
            boolean test,
            Instant at)
            implements ApiKeyCommand {}

    /// Revokes the key on all nodes.
    record RevokeApiKey(@TargetAggregateIdentifier ApiKeyId apiKeyId, OrganizationId organizationId, Instant at)
            implements ApiKeyCommand {}
}
