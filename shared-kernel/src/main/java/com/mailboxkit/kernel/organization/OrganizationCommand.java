package com.mailboxkit.kernel.organization;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.inbox.InboxId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface OrganizationCommand {

    /// Creates the organization, first key, wallet with its opening credit and first inbox in one unit of work.
    ///
    /// @param name of the agent
    /// @param ownerEmail of the human who is responsible for the agent
    /// @param keyHash lower-case hex SHA-256 of the key; the key itself is never in a message
    /// @param keyMask the key with its middle left out, for listings
    /// @param inboxEmail address of the first inbox, in lower case
    /// @param openingCreditMills gift of the platform, 0 or more
    record RegisterAgent(
            @TargetAggregateIdentifier OrganizationId organizationId,
            String name,
            String ownerEmail,
            ApiKeyId apiKeyId,
            String keyHash,
            String keyMask,
            InboxId inboxId,
            String inboxEmail,
            long openingCreditMills,
            Instant at)
            implements OrganizationCommand {}

    /// @param name what the agent is called from now on
    record RenameOrganization(@TargetAggregateIdentifier OrganizationId organizationId, String name, Instant at)
            implements OrganizationCommand {}

    /// Ends an organization: its keys count as revoked. Separate commands delete what belongs to it.
    record DeleteOrganization(@TargetAggregateIdentifier OrganizationId organizationId, Instant at)
            implements OrganizationCommand {}
}
