package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.List;

/// Queries of other roles about messages.
public sealed interface MessageQuery {

    /// What a reply needs of the message that it answers. Returns `Optional<AnsweredMessage>`.
    record FindAnsweredMessage(MessageId messageId) implements MessageQuery {}

    /// @param outbound whether the inbox itself sent it
    /// @param test from the sandbox
    record AnsweredMessage(
            MessageId messageId,
            InboxId inboxId,
            OrganizationId organizationId,
            boolean outbound,
            boolean test,
            MessageHeaders headers) {}

    /// An outbound message by its id. Returns `Optional<SentMessage>`.
    record FindSentMessage(MessageId messageId) implements MessageQuery {}

    /// @param recipients envelope addresses, as in `MessageQueued.recipients`
    record SentMessage(MessageId messageId, InboxId inboxId, List<String> recipients) {}
}
