package com.mailboxkit.server.operations;

import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.kernel.domain.DnsRecords;
import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.MailDomainQuery.InspectDns;
import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.PlatformProperties;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Tells operators what to publish for the domain of the agents' addresses, and whether it is there.
@RestController
@ConditionalOnRole(Role.SMTP) // it is found by scanning, whatever makes it
class AgentDomainController {

    private final SigningKey key;
    private final PlatformProperties platform;
    private final QueryGateway queries;

    AgentDomainController(SigningKey key, PlatformProperties platform, QueryGateway queries) {
        this.key = key;
        this.platform = platform;
        this.queries = queries;
    }

    record AgentDomain(String name, DnsRecords records, DnsReport dns) {}

    @GetMapping("/admin/domain")
    Mono<Data<AgentDomain>> get() {
        var publicKey = key.publicKey();
        var inspect = new InspectDns(key.domain(), key.selector(), publicKey, platform.mailHost(), platform.spf());
        var records = DnsRecords.of(key.selector(), publicKey, platform.mailHost(), platform.spf());
        return Mono.fromFuture(() -> queries.query(inspect, DnsReport.class), true)
                .map(report -> new Data<>(new AgentDomain(key.domain(), records, report)));
    }
}
