package com.mailboxkit.command.inbox;

import com.mailboxkit.kernel.inbox.AddressEvent.AddressClaimed;
import com.mailboxkit.kernel.inbox.AddressEvent.AddressReleased;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxCreated;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxDeleted;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.time.Instant;

/// An inbox, the address it holds, and a stranger who wants it.
final class InboxFixtures {

    static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final OrganizationId OWNER = OrganizationId.at(NOW);
    static final OrganizationId STRANGER = OrganizationId.at(NOW);
    static final InboxId INBOX = InboxId.at(NOW);
    static final InboxId OTHER_INBOX = InboxId.at(NOW);
    static final String EMAIL = "support@agent.localhost";

    static final InboxCreated CREATED = new InboxCreated(INBOX, OWNER, "Support", EMAIL, NOW);
    static final InboxDeleted DELETED = new InboxDeleted(INBOX, OWNER, EMAIL, LATER);
    static final AddressClaimed CLAIMED = new AddressClaimed(EMAIL, INBOX, OWNER, NOW);
    static final AddressReleased RELEASED = new AddressReleased(EMAIL, INBOX, OWNER, LATER);

    private InboxFixtures() {}
}
