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
/// @param test from the sandbox, which has separate threads
/// @param origin its first event, as JSON
/// @param content its uses of the content store
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

    /// A Message-ID of this message or of one that it refers to.
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
