package com.mailboxkit.command.inbox;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.inbox.AddressEvent;
import com.mailboxkit.kernel.inbox.AddressEvent.AddressClaimed;
import com.mailboxkit.kernel.inbox.AddressEvent.AddressReleased;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// The one holder of an email address. Its stream is named after the address: of two inboxes that claim the same
/// address at the same time, the event store lets only one begin the stream.
@Aggregate(cache = "aggregates")
class Address {

    @AggregateIdentifier
    private String addressId;

    private String email;
    private @Nullable OrganizationId owner;
    private @Nullable InboxId inboxId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Address() {}

    /// A stream that has not begun: it has a name, but no event yet.
    @SuppressWarnings("NullAway.Init")
    Address(String email) {
        addressId = idOf(email);
    }

    static String idOf(String email) {
        return "address:" + email;
    }

    /// @throws Refusal where another inbox has the address, or another organization ever had it
    void claim(String wanted, InboxId inbox, OrganizationId organization, Instant at) {
        if (inboxId != null) {
            throw taken(wanted);
        }
        checkSubaddress(wanted, organization);
        apply(new AddressClaimed(wanted, inbox, organization, at));
    }

    /// @throws Refusal where another organization ever had this address, which `wanted` begins with
    void checkSubaddress(String wanted, OrganizationId organization) {
        if (owner != null && !owner.equals(organization)) {
            throw taken(wanted);
        }
    }

    private static Refusal taken(String wanted) {
        return new Refusal(ProblemCode.EMAIL_TAKEN, "The address " + wanted + " is not available. Choose another one.");
    }

    void release(Instant at) {
        if (inboxId != null && owner != null) {
            apply(new AddressReleased(email, inboxId, owner, at));
        }
    }

    @EventSourcingHandler
    void on(AddressEvent event) {
        switch (event) {
            case AddressClaimed claimed -> {
                addressId = idOf(claimed.email());
                email = claimed.email();
                owner = claimed.organizationId();
                inboxId = claimed.inboxId();
            }
            case AddressReleased released -> inboxId = null;
        }
    }
}
