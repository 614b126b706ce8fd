package com.mailboxkit.kernel.suppression;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// Asks for a change of an organization's suppression list.
public sealed interface SuppressionCommand {

    /// Whose list it is; all of them go to the node that sends for the organization.
    OrganizationId organizationId();

    /// Adds what a bounce or a complaint asks for. An address that is there already changes nothing.
    ///
    /// @param messageId the message that led to it
    /// @param detail in the words of who reported it
    record SuppressAddress(
            @TargetAggregateIdentifier OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            SuppressionReason reason,
            MessageId messageId,
            String detail,
            Instant at)
            implements SuppressionCommand {}

    /// Adds by hand.
    ///
    /// @param note of whoever adds it
    record AddSuppression(
            @TargetAggregateIdentifier OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            @Nullable String note,
            Instant at)
            implements SuppressionCommand {}

    /// Lets the organization send there again.
    record RemoveSuppression(
            @TargetAggregateIdentifier OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            Instant at)
            implements SuppressionCommand {}
}
