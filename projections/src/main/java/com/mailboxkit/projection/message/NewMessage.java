package com.mailboxkit.projection.message;

import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageStatus;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// A message to be filed in its inbox.
///
/// @param test from the sandbox, which has threads of its own
/// @param origin the event it began with, as JSON
/// @param content what it needs of the content store
/// @param seq sequence number of that event
record NewMessage(
        String id,
        String organizationId,
        String inboxId,
        boolean test,
        MessageStatus status,
        MessageHeaders headers,
        Instant createdAt,
        String origin,
        MessageContent content,
        long seq) {

    /// What a message calls itself or another one.
    record Name(String inboxId, boolean test, String rfcMessageId) {}

    Set<Name> names() {
        var names = new LinkedHashSet<Name>();
        var rfcMessageId = headers.rfcMessageId();
        names.add(new Name(inboxId, test, rfcMessageId == null ? new MessageId(id).rfcStandIn() : rfcMessageId));
        headers.references().forEach(reference -> names.add(new Name(inboxId, test, reference)));
        headers.inReplyTo().forEach(answered -> names.add(new Name(inboxId, test, answered)));
        return names;
    }
}
