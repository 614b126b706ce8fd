package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;

/// Questions another role may ask about messages.
public sealed interface MessageQuery {

    /// What a reply needs to know of the message it answers. Answered with `Optional<AnsweredMessage>`.
    record FindAnsweredMessage(MessageId messageId) implements MessageQuery {}

    /// @param outbound whether it left the inbox itself
    /// @param test from the sandbox
    record AnsweredMessage(
            MessageId messageId,
            InboxId inboxId,
            OrganizationId organizationId,
            boolean outbound,
            boolean test,
            MessageHeaders headers) {}

    /// A message that left, by its id. Answered with `Optional<SentMessage>`.
    record FindSentMessage(MessageId messageId) implements MessageQuery {}

    /// @param recipients envelope addresses, as in `MessageQueued.recipients`
    record SentMessage(MessageId messageId, InboxId inboxId, List<String> recipients) {}
}
