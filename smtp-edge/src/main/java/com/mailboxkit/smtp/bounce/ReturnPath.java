package com.mailboxkit.smtp.bounce;

import com.mailboxkit.kernel.message.MessageId;

/// A reverse path of a message that left here: whoever knows it has seen an envelope of that message.
///
/// @param tag of the recipient in that envelope, or of several
public record ReturnPath(MessageId messageId, String tag) {

    /// Whether it tells whom a report is about; else each recipient of the envelope could tell of all.
    boolean isOfOne() {
        return !tag.equals(ReturnPaths.SEVERAL);
    }

    /// Whether the envelope had this recipient, as far as the tag tells.
    boolean mayBeFor(String recipient) {
        return !isOfOne() || tag.equals(ReturnPaths.tag(recipient));
    }
}
