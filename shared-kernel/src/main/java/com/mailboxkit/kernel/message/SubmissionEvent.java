package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/// The events of mail submitted by SMTP.
public sealed interface SubmissionEvent extends DomainEvent {

    /// The mail got the id under which it is sent, however often it is submitted. It is not sent yet.
    @Revision("1")
    record SubmissionBegun(
            String submissionId, MessageId messageId, OrganizationId organizationId, InboxId inboxId, Instant begunAt)
            implements SubmissionEvent {}
}
