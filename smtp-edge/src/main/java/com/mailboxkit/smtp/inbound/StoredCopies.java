package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageId;
import java.io.IOException;
import java.util.Collection;

/// Remembers under which id each copy of a message is stored, until its sender was told so. A sender that was told to
/// try again, or nothing at all because a node died, comes back with the same bytes: its copies then get the same ids,
/// and none is stored twice. Who sends the same once more after it was told 250 means it.
interface StoredCopies {

    /// @param sha256 of the message as the client sent it
    record Copy(String sha256, String mailFrom, InboxId inboxId) {}

    /// @param again whether the copy may be stored under this id already
    /// @param remembered false where another session is storing the same at this moment: that one is remembered
    record CopyClaim(Copy copy, MessageId messageId, boolean again, boolean remembered) {}

    /// Blocks until it is remembered.
    ///
    /// @param fresh the id for a copy that is not known
    /// @throws IOException where nothing can be remembered
    CopyClaim begin(Copy copy, MessageId fresh) throws IOException;

    /// The sender was told to try again, which it may do at once.
    void release(Collection<CopyClaim> claims);

    /// The sender was told that they are stored. Returns at once.
    void forget(Collection<CopyClaim> claims);
}
