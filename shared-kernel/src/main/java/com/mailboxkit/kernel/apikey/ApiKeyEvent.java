package com.mailboxkit.kernel.apikey;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

public sealed interface ApiKeyEvent extends DomainEvent {

    ApiKeyId apiKeyId();

    /// @param hash lower-case hex SHA-256 of the key
    /// @param mask the key with its middle left out
    /// @param test whether the key is for the sandbox
    @Revision("1")
    record ApiKeyCreated(
            ApiKeyId apiKeyId,
            OrganizationId organizationId,
            String name,
            String hash,
            String mask,
            boolean test,
            Instant createdAt)
            implements ApiKeyEvent {}

    @Revision("1")
    record ApiKeyRevoked(ApiKeyId apiKeyId, OrganizationId organizationId, Instant revokedAt) implements ApiKeyEvent {}
}
