package com.mailboxkit.kernel.suppression;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What happened to an organization's suppression list.
public sealed interface SuppressionEvent extends DomainEvent {

    /// Nothing is sent there any more.
    ///
    /// @param address in the form in which addresses are compared
    /// @param messageId the message that led to it; null where it was added by hand
    /// @param detail in the words of whoever reported or added it
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

    /// Mail may be sent there again.
    @Revision("1")
    record SuppressionRemoved(
            SuppressionListId listId,
            OrganizationId organizationId,
            SuppressionId suppressionId,
            String address,
            Instant at)
            implements SuppressionEvent {}
}
