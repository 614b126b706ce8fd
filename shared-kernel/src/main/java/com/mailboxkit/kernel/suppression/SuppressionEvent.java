package com.mailboxkit.kernel.suppression;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// The events of an organization's suppression list.
public sealed interface SuppressionEvent extends DomainEvent {

    /// Nothing is sent to the address from now on.
    ///
    /// @param address normalized for comparison
    /// @param messageId the message that caused it; null where it was added manually
    /// @param detail the words of the reporter, or of the caller that added it
    @Revision("1")
    record AddressSuppressed(
            SuppressionListId listId,
            OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            SuppressionReason reason,
            @Nullable MessageId messageId,
            @Nullable String detail,
            Instant at)
            implements SuppressionEvent {}

    /// Mail may be sent to the address again.
    @Revision("1")
    record SuppressionRemoved(
            SuppressionListId listId,
            OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            Instant at)
            implements SuppressionEvent {}
}
