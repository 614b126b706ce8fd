package com.mailboxkit.kernel.storage;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Questions another role may ask about storage.
public sealed interface StorageQuery {

    /// How much is used. Answered with [StorageUse].
    record FindStorageUse(OrganizationId organizationId, InboxId inboxId) implements StorageQuery {}

    /// What the messages of an organization, and of one of its inboxes, need, and may need, in bytes. What
    /// messages share counts for each. A little behind: what was accepted a moment ago may be missing.
    ///
    /// @param organizationLimit 0: none
    /// @param inboxLimit 0: none
    record StorageUse(long organizationBytes, long organizationLimit, long inboxBytes, long inboxLimit) {}
}
