package com.mailboxkit.kernel.inbox;

import com.mailboxkit.kernel.organization.OrganizationId;

/// Queries of other roles about inboxes. Each returns `Optional<HostedInbox>` unless stated otherwise.
public sealed interface InboxQuery {

    /// An inbox by its id.
    record FindInbox(InboxId inboxId) implements InboxQuery {}

    /// The inbox that receives at an address: the one that has exactly this address, or else the one of which
    /// it is a subaddress (RFC 5233).
    ///
    /// @param email address in lower case, its domain in A-labels (RFC 5890)
    record FindInboxByEmail(String email) implements InboxQuery {}

    /// How many inboxes an organization has. Returns `Integer`, once all stored events are projected.
    record CountInboxes(OrganizationId organizationId) implements InboxQuery {}

    /// An inbox that exists now.
    record HostedInbox(InboxId inboxId, OrganizationId organizationId, String name, String email) {}
}
