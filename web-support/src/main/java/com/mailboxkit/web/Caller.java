package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.web.session.CallerSession;
import org.jspecify.annotations.Nullable;

/// Who asks: a controller method that takes one is reached only with a valid key or session.
///
/// @param organizationId [OrganizationId#PLATFORM] only where a session asks about itself and sees no organization
/// @param apiKeyId of the key that was shown, or that the session was opened with. For a session without a key, the id
///     of the session stands here: limits and repeated requests are told apart by it
/// @param test whether the key is one of the sandbox: it sees and writes test messages instead of real ones
/// @param session null where an API key was shown
public record Caller(
        OrganizationId organizationId,
        ApiKeyId apiKeyId,
        boolean test,
        @Nullable CallerSession session) {

    /// Who shows an API key.
    public Caller(OrganizationId organizationId, ApiKeyId apiKeyId, boolean test) {
        this(organizationId, apiKeyId, test, null);
    }

    Caller by(CallerSession opened) {
        return new Caller(organizationId, apiKeyId, test, opened);
    }
}
