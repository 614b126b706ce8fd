package com.mailboxkit.web.session;

import com.mailboxkit.kernel.organization.OrganizationId;
import org.jspecify.annotations.Nullable;

/// A session that is neither revoked nor expired, and what it may see of the organizations that were asked for.
///
/// @param keyHash of the API key that the session was opened with; null for the other kinds
/// @param organizationId the one that was chosen, or else the first; null where it may see none, or not that one
public record ValidSession(
        CallerSession session,
        @Nullable String keyHash,
        @Nullable OrganizationId organizationId) {}
