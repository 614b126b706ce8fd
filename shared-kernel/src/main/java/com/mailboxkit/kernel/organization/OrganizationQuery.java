package com.mailboxkit.kernel.organization;

import java.util.List;

/// Questions another role may ask about organizations.
public sealed interface OrganizationQuery {

    /// Which organization of an owner is the newest. Answered with `Optional<OrganizationId>`, empty where
    /// the owner has none.
    ///
    /// @param owner mailbox, in the form in which mailboxes are compared
    record FindNewestOfOwner(String owner) implements OrganizationQuery {}

    /// What has to be deleted with an organization. Answered with [Belongings], once everything that is
    /// stored was read.
    record FindBelongings(OrganizationId organizationId) implements OrganizationQuery {}

    /// Ids of what belongs to an organization and was not deleted.
    record Belongings(List<String> inboxIds, List<String> webhookIds, List<String> domainIds) {

        public boolean isEmpty() {
            return inboxIds.isEmpty() && webhookIds.isEmpty() && domainIds.isEmpty();
        }
    }
}
