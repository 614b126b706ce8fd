package com.mailboxkit.kernel.suppression;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// Changes an organization's suppression list.
public sealed interface SuppressionCommand {

    /// The organization of the list; all of its commands go to the node that sends for it.
    OrganizationId organizationId();

    /// Adds an address because of a bounce or a complaint. An address that is on the list already
    /// changes nothing.
    ///
    /// @param messageId the message that caused it
    /// @param detail the reporter's words
    record SuppressAddress(
            @TargetAggregateIdentifier OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            SuppressionReason reason,
            MessageId messageId,
            String detail,
            Instant at)
            implements SuppressionCommand {}

    /// Adds an address manually.
    ///
    /// @param note of the caller
    record AddSuppression(
            @TargetAggregateIdentifier OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            @Nullable String note,
            Instant at)
            implements SuppressionCommand {}

    /// Removes an address from the list.
    record RemoveSuppression(
            @TargetAggregateIdentifier OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            Instant at)
            implements SuppressionCommand {}
}
