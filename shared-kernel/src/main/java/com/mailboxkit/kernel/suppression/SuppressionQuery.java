package com.mailboxkit.kernel.suppression;

import com.mailboxkit.kernel.organization.OrganizationId;

/// Queries of other roles about suppression lists.
public sealed interface SuppressionQuery {

    /// The owner of an entry. Returns `Optional<KnownSuppression>`.
    record FindSuppression(SuppressionId suppressionId) implements SuppressionQuery {}

    record KnownSuppression(SuppressionId suppressionId, OrganizationId organizationId, String address) {}
}
