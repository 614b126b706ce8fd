package com.mailboxkit.kernel.sending;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// The events of an organization's sending account. Recipients outside are those at other servers.
public sealed interface SendingEvent extends DomainEvent {

    SendingAccountId accountId();

    /// The organization registered, with a limit of recipients outside until its owner confirms. Organizations
    /// from before these limits have no such event, and no such limit.
    @Revision("1")
    record SendingAccountOpened(SendingAccountId accountId, OrganizationId organizationId, Instant at)
            implements SendingEvent {}

    /// Messages to this number of recipients outside were queued. Always stored together with
    /// their `MessageQueued`.
    @Revision("1")
    record RecipientsCounted(SendingAccountId accountId, OrganizationId organizationId, int recipients, Instant at)
            implements SendingEvent {}

    /// A send was refused because the limit was reached: the first one of its day (UTC).
    ///
    /// @param limit recipients outside in 24 hours
    /// @param isConfirmed whether confirming the owner's address would have raised nothing: it was confirmed, or an
    ///     operator had set the limit
    @Revision("1")
    record SendingLimitReached(
            SendingAccountId accountId, OrganizationId organizationId, int limit, boolean isConfirmed, Instant at)
            implements SendingEvent {}

    /// The owner followed the link that was sent to the address, or an operator confirmed it.
    @Revision("1")
    record OwnerConfirmed(SendingAccountId accountId, OrganizationId organizationId, Instant at)
            implements SendingEvent {}

    /// An operator set a limit of recipients outside in 24 hours, or removed it.
    ///
    /// @param limit null: the platform's own rules apply
    @Revision("1")
    record SendingLimitSet(
            SendingAccountId accountId,
            OrganizationId organizationId,
            @Nullable Integer limit,
            Instant at) implements SendingEvent {}

    /// A message did not reach a recipient outside, or was unwanted.
    ///
    /// @param failure what happened
    @Revision("1")
    record FailureCounted(
            SendingAccountId accountId, OrganizationId organizationId, DeliveryFailure failure, Instant at)
            implements SendingEvent {}

    /// The platform sends nothing for the organization until an operator lifts the pause.
    ///
    /// @param failures of this kind within the days that count
    /// @param recipients to whom the organization sent in the same days
    @Revision("1")
    record SendingPaused(
            SendingAccountId accountId,
            OrganizationId organizationId,
            PauseReason reason,
            int failures,
            int recipients,
            Instant at)
            implements SendingEvent {}

    /// An operator suspended the organization: it sends nothing, and receives as before. Always stored together
    /// with `WalletLocked`.
    @Revision("1")
    record OrganizationSuspended(SendingAccountId accountId, OrganizationId organizationId, String reason, Instant at)
            implements SendingEvent {}

    /// An operator lifted the suspension or the pause.
    @Revision("1")
    record OrganizationResumed(SendingAccountId accountId, OrganizationId organizationId, Instant at)
            implements SendingEvent {}
}
