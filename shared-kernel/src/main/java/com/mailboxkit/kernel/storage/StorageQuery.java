package com.mailboxkit.kernel.storage;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;

/// Queries of other roles about storage.
public sealed interface StorageQuery {

    /// How much is used. Returns [StorageUse].
    record FindStorageUse(OrganizationId organizationId, InboxId inboxId) implements StorageQuery {}

    /// The bytes that the messages of an organization, and of one of its inboxes, use, with their limits.
    /// Content that several messages share counts for each. Slightly behind: a message accepted a moment ago
    /// may be missing.
    ///
    /// @param organizationLimit 0: no limit
    /// @param inboxLimit 0: no limit
    record StorageUse(long organizationBytes, long organizationLimit, long inboxBytes, long inboxLimit) {}
}
