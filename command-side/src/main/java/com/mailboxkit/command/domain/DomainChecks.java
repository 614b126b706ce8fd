package com.mailboxkit.command.domain;

import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.MailDomainCommand.RecordDnsReport;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.domain.MailDomainQuery.FindMailDomain;
import com.mailboxkit.kernel.domain.MailDomainQuery.InspectDns;
import com.mailboxkit.kernel.domain.MailDomainQuery.KnownMailDomain;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.PlatformProperties;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/// Asks DNS about domains.
public class DomainChecks {

    private final QueryGateway queries;
    private final PlatformProperties platform;

    DomainChecks(QueryGateway queries, PlatformProperties platform) {
        this.queries = queries;
        this.platform = platform;
    }

    /// A domain and what DNS says of it.
    record Inspected(KnownMailDomain domain, DnsReport report) {

        RecordDnsReport record() {
            return new RecordDnsReport(domain.domainId(), domain.organizationId(), report);
        }
    }

    /// Fails with a [Refusal] `not_found` where there is no such domain.
    CompletableFuture<Inspected> inspect(MailDomainId id) {
        return queries.query(new FindMailDomain(id), ResponseTypes.optionalInstanceOf(KnownMailDomain.class))
                .thenApply(known -> known.orElseThrow(() -> Refusal.notFound("domain")))
                .thenCompose(domain -> queries.query(question(domain), DnsReport.class)
                        .thenApply(report -> new Inspected(domain, report)));
    }

    private InspectDns question(KnownMailDomain domain) {
        return new InspectDns(
                domain.name(), domain.key().selector(), domain.key().publicKey(), platform.mailHost(), platform.spf());
    }
}
