package com.mailboxkit.query.domain;

import com.mailboxkit.kernel.domain.DnsRecords;
import com.mailboxkit.query.domain.MailDomainReader.DomainView;
import com.mailboxkit.query.domain.MailDomainReader.Row;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.PlatformProperties;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows domains, and the records that their owners have to publish.
@RestController
@RequestMapping("/api/v1/domains")
class MailDomainQueryController {

    private final MailDomainReader domains;
    private final PlatformProperties platform;

    MailDomainQueryController(MailDomainReader domains, PlatformProperties platform) {
        this.domains = domains;
        this.platform = platform;
    }

    @Operation(tags = "Domains", summary = "List domains")
    @GetMapping
    Mono<Page<DomainView>> list(Caller caller, PageRequest page) {
        return domains.list(caller.organizationId(), page).map(rows -> Page.of(rows, page, MailDomainReader::cursor));
    }

    @Operation(tags = "Domains", summary = "Show a domain")
    @GetMapping("/{domainId}")
    Mono<Data<DomainView>> get(Caller caller, @PathVariable String domainId) {
        return domains.find(domainId, caller.organizationId()).map(Row::view).map(Data::new);
    }

    @Operation(
            tags = "Domains",
            summary = "Show the records to publish",
            description = "As they are to be entered where the domain is hosted. `@` is the domain itself.")
    @GetMapping("/{domainId}/dns")
    Mono<Data<DnsRecords>> records(Caller caller, @PathVariable String domainId) {
        return domains.find(domainId, caller.organizationId())
                .map(row -> row.known().key())
                .map(key -> new Data<>(
                        DnsRecords.of(key.selector(), key.publicKey(), platform.mailHost(), platform.spf())));
    }
}
