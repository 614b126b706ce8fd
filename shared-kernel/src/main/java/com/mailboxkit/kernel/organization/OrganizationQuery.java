package com.mailboxkit.kernel.organization;

/// Questions another role may ask about organizations.
public sealed interface OrganizationQuery {

    /// Which organization of an owner is the newest. Answered with `Optional<OrganizationId>`, empty where the owner
    /// has
    /// none.
    ///
    /// @param owner mailbox, in the form in which mailboxes are compared
    record FindNewestOfOwner(String owner) implements OrganizationQuery {}
}
