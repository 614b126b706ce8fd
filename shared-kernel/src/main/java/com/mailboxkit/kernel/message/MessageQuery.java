package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Questions another role may ask about messages.
public sealed interface MessageQuery {

    /// What a reply needs to know of the message it answers. Answered with `Optional<AnsweredMessage>`.
    record FindAnsweredMessage(MessageId messageId) implements MessageQuery {}

    /// @param test from the sandbox
    record AnsweredMessage(
            MessageId messageId,
            InboxId inboxId,
            OrganizationId organizationId,
            boolean test,
            MessageHeaders headers) {}
}
