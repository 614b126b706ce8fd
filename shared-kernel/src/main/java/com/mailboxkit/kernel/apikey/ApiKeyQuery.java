package com.mailboxkit.kernel.apikey;

import com.mailboxkit.kernel.organization.OrganizationId;
import org.jspecify.annotations.Nullable;

/// Questions another role may ask about API keys.
public sealed interface ApiKeyQuery {

    /// Whose key it is. Answered with `Optional<KeyHolder>`, empty for an unknown or revoked key.
    record FindKeyHolder(KeyHash hash) implements ApiKeyQuery {}

    /// Counts a request of the key against its rate limit. Answered with `Optional<CountedRequest>`, empty for an
    /// unknown or revoked key.
    record CountRequest(KeyHash hash) implements ApiKeyQuery {}

    /// How many keys of an organization are not revoked. Answered with `Integer`, once everything that is stored was
    /// counted.
    record CountApiKeys(OrganizationId organizationId) implements ApiKeyQuery {}

    /// @param test whether the key opens the sandbox instead
    record KeyHolder(OrganizationId organizationId, ApiKeyId apiKeyId, boolean test) {}

    /// @param refused null where the request is within the limit
    record CountedRequest(KeyHolder holder, @Nullable UsedUp refused) {}

    /// @param limit requests in the window that is used up
    /// @param secondsLeft until it ends, at least 1
    record UsedUp(int limit, long secondsLeft) {}
}
