package com.mailboxkit.command.inbox;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.Aggregates;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.kernel.inbox.InboxCommand.CreateInbox;
import com.mailboxkit.kernel.inbox.InboxCommand.DeleteInbox;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.mime.Subaddress;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/// Keeps inboxes and the addresses they hold in step.
public class InboxCommandHandler {

    private final Repository<Inbox> inboxes;
    private final Repository<Address> addresses;
    private final DomainNames domains;
    private final AggregateStreams streams;

    InboxCommandHandler(
            Repository<Inbox> inboxes, Repository<Address> addresses, DomainNames domains, AggregateStreams streams) {
        this.inboxes = inboxes;
        this.addresses = addresses;
        this.domains = domains;
        this.streams = streams;
    }

    @CommandHandler
    void handle(CreateInbox create) throws Exception {
        if (streams.began(create.inboxId().value())) {
            return;
        }
        create(create.inboxId(), create.organizationId(), create.name(), create.email(), create.at());
    }

    /// Makes an inbox within the running unit of work.
    ///
    /// @throws Refusal `domain_not_verified`, `email_taken`
    public void create(InboxId inbox, OrganizationId organization, String name, String email, Instant at)
            throws Exception {
        domains.check(email, organization);
        Subaddress.candidates(email).stream().skip(1).forEach(main -> checkMainAddress(main, email, organization));
        addresses
                .loadOrCreate(Address.idOf(email), () -> new Address(email))
                .execute(address -> address.claim(email, inbox, organization, at));
        inboxes.newInstance(() -> new Inbox(inbox, organization, name, email, at));
    }

    /// An inbox at `ann+shop@` would get mail that is meant for the organization that has `ann@`.
    private void checkMainAddress(String main, String wanted, OrganizationId organization) {
        try {
            addresses.load(Address.idOf(main)).execute(address -> address.checkSubaddress(wanted, organization));
        } catch (AggregateNotFoundException nobodyHadIt) {
            // then nobody gets its mail
        }
    }

    @CommandHandler
    void handle(DeleteInbox delete) {
        var email = Aggregates.load(inboxes, delete.inboxId().value(), "inbox")
                .invoke(inbox -> inbox.delete(delete.organizationId(), delete.at()));
        addresses.load(Address.idOf(email)).execute(address -> address.release(delete.at()));
    }
}
