package com.mailboxkit.command.domain;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.Aggregates;
import com.mailboxkit.kernel.domain.MailDomainCommand.AddMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.CheckedMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.DeleteMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.RecordDnsReport;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Keeps domains and who holds their names in step.
class MailDomainCommandHandler {

    private final Repository<MailDomain> domains;
    private final Repository<DomainName> names;
    private final AggregateStreams streams;

    MailDomainCommandHandler(Repository<MailDomain> domains, Repository<DomainName> names, AggregateStreams streams) {
        this.domains = domains;
        this.names = names;
        this.streams = streams;
    }

    @CommandHandler
    void handle(AddMailDomain add) throws Exception {
        if (streams.began(add.domainId().value())) {
            return;
        }
        names.loadOrCreate(DomainName.idOf(add.name()), () -> new DomainName(add.name()))
                .execute(name -> name.list(add.name(), add.domainId(), add.organizationId(), add.at()));
        domains.newInstance(() -> new MailDomain(add));
    }

    @CommandHandler
    CheckedMailDomain handle(RecordDnsReport record) {
        var id = record.domainId();
        var organization = record.organizationId();
        var report = record.report();
        var domain = Aggregates.load(domains, id.value(), "domain");
        var text = domain.invoke(it -> it.usedBy(organization));
        boolean proved = domain.invoke(it -> it.isProvedBy(report));
        var name = names.load(DomainName.idOf(text));
        boolean held = proved && name.invoke(it -> it.claim(text, id, organization, report.at()));
        if (!proved) {
            name.execute(it -> it.release(text, id, organization, report.at()));
        }
        return domain.invoke(it -> it.check(report, held));
    }

    @CommandHandler
    void handle(DeleteMailDomain delete) {
        var id = delete.domainId();
        var organization = delete.organizationId();
        var domain = Aggregates.load(domains, id.value(), "domain");
        var text = domain.invoke(it -> it.usedBy(organization));
        names.load(DomainName.idOf(text)).execute(it -> it.delist(text, id, organization, delete.at()));
        domain.execute(it -> it.delete(delete.at()));
    }
}
