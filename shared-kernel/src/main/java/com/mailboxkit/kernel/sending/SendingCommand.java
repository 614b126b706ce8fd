package com.mailboxkit.kernel.sending;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface SendingCommand {

    OrganizationId organizationId();

    Instant at();

    /// Confirms that the address of the owner belongs to the owner. Repeating it changes nothing.
    record ConfirmOwner(@TargetAggregateIdentifier OrganizationId organizationId, Instant at)
            implements SendingCommand {}

    /// Stops all sending of an organization.
    ///
    /// @param reason for other operators; the organization sees it too
    record SuspendOrganization(@TargetAggregateIdentifier OrganizationId organizationId, String reason, Instant at)
            implements SendingCommand {}

    /// Lifts a suspension or a pause; counts failures from zero.
    record ResumeOrganization(@TargetAggregateIdentifier OrganizationId organizationId, Instant at)
            implements SendingCommand {}

    /// Limits the recipients outside in 24 hours.
    ///
    /// @param limit 0 or more; null: the platform's own rules apply
    record LimitSending(
            @TargetAggregateIdentifier OrganizationId organizationId,
            @Nullable Integer limit,
            Instant at) implements SendingCommand {}

    /// Counts a failure. Failures of recipients on this platform are not counted.
    record CountFailure(
            @TargetAggregateIdentifier OrganizationId organizationId,
            String recipient,
            DeliveryFailure failure,
            Instant at)
            implements SendingCommand {}
}
