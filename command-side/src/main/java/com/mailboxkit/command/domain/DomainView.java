package com.mailboxkit.command.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.MailDomainCommand.CheckedMailDomain;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.domain.RecordStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the owner of a domain sees of it after a change.
@Schema(name = "ChangedDomain")
record DomainView(
        MailDomainId id,
        String name,
        boolean isVerified,
        boolean mxVerified,
        boolean spfVerified,
        boolean dkimVerified,
        boolean dmarcVerified,

        @Schema(description = "Since when it is verified without a break") @Nullable
        Instant verifiedAt,

        @Schema(description = "What keeps it from being verified beside DNS") @Nullable
        String problem,

        @Schema(description = "What DNS said when it was last asked; left out before the first time")
        @JsonInclude(Include.NON_NULL)
        @Nullable
        DnsReport dns,

        Instant createdAt) {

    static DomainView added(MailDomainId id, String name, Instant at) {
        return of(id, new CheckedMailDomain(name, RecordStatus.NEW, false, null, at), null);
    }

    static DomainView checked(MailDomainId id, CheckedMailDomain domain, DnsReport report) {
        return of(id, domain, report);
    }

    private static DomainView of(MailDomainId id, CheckedMailDomain domain, @Nullable DnsReport report) {
        var standing = domain.standing();
        return new DomainView(
                id,
                domain.name(),
                domain.verifiedAt() != null,
                standing.mx(),
                standing.spf(),
                standing.dkim(),
                standing.dmarc(),
                domain.verifiedAt(),
                domain.taken() ? DnsReport.TAKEN : null,
                report,
                domain.addedAt());
    }
}
