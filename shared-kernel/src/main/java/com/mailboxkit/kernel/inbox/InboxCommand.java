package com.mailboxkit.kernel.inbox;

import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface InboxCommand {

    InboxId inboxId();

    /// @param email address in lower case; refused with `email_taken` when another inbox has it or another
    ///     organization ever had it
    record CreateInbox(
            @TargetAggregateIdentifier InboxId inboxId,
            OrganizationId organizationId,
            String name,
            String email,
            Instant at)
            implements InboxCommand {}

    /// Deletes the inbox and, with it, all its messages. The address stays with the organization.
    record DeleteInbox(@TargetAggregateIdentifier InboxId inboxId, OrganizationId organizationId, Instant at)
            implements InboxCommand {}
}
