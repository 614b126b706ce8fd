package com.mailboxkit.kernel.apikey;

import com.mailboxkit.kernel.organization.OrganizationId;
import org.jspecify.annotations.Nullable;

/// Queries of other roles about API keys.
public sealed interface ApiKeyQuery {

    /// The holder of a key. Returns `Optional<KeyHolder>`, empty for an unknown or revoked key.
    record FindKeyHolder(KeyHash hash) implements ApiKeyQuery {}

    /// Counts a request of the key against its rate limit. Returns `Optional<CountedRequest>`, empty for an
    /// unknown or revoked key.
    record CountRequest(KeyHash hash) implements ApiKeyQuery {}

    /// How many keys of an organization are not revoked. Returns `Integer`, once all stored events
    /// are projected.
    record CountApiKeys(OrganizationId organizationId) implements ApiKeyQuery {}

    /// @param test whether the key is for the sandbox
    record KeyHolder(OrganizationId organizationId, ApiKeyId apiKeyId, boolean test) {}

    /// @param refused null where the request is within the limit
    record CountedRequest(KeyHolder holder, @Nullable UsedUp refused) {}

    /// @param limit requests in the exhausted window
    /// @param secondsLeft until the window ends, at least 1
    record UsedUp(int limit, long secondsLeft) {}
}
