package com.mailboxkit.kernel.suppression;

import com.mailboxkit.kernel.organization.OrganizationId;

/// Questions another role may ask about suppression lists.
public sealed interface SuppressionQuery {

    /// Whose entry it is. Answered with `Optional<KnownSuppression>`.
    record FindSuppression(SuppressionId suppressionId) implements SuppressionQuery {}

    record KnownSuppression(SuppressionId suppressionId, OrganizationId organizationId, String address) {}
}
