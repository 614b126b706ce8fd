package com.mailboxkit.command.domain;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.domain.DomainChecks.Inspected;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.domain.MailDomainCommand.AddMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.CheckedMailDomain;
import com.mailboxkit.kernel.domain.MailDomainCommand.DeleteMailDomain;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.domain.MailDomainQuery.CountMailDomains;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.OrganizationQuota;
import com.mailboxkit.web.OrganizationQuota.Cap;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Adds, verifies and deletes domains.
@RestController
@RequestMapping("/api/v1/domains")
class MailDomainCommandController {

    private final ReactiveCommands commands;
    private final QueryGateway queries;
    private final DomainChecks checks;
    private final DomainKeys keys;
    private final OrganizationQuota quota;
    private final Cap cap;
    private final PlatformProperties platform;

    MailDomainCommandController(
            ReactiveCommands commands,
            QueryGateway queries,
            DomainChecks checks,
            DomainKeys keys,
            OrganizationQuota quota,
            DomainProperties limits,
            PlatformProperties platform) {
        this.commands = commands;
        this.queries = queries;
        this.checks = checks;
        this.keys = keys;
        this.quota = quota;
        this.cap = new Cap("domains", "mailboxkit.domains.per-organization", limits.perOrganization());
        this.platform = platform;
    }

    record DomainRequest(
            @Schema(
                    description = "The domain whose mail you send and receive",
                    format = "hostname",
                    minLength = 3,
                    maxLength = DomainNameField.MAX_LENGTH,
                    pattern = "\\.",
                    example = "example.com")
            String name) {}

    @Operation(
            tags = "Domains",
            summary = "Add a domain",
            description = "Publish the records of its `dns` next, then verify it.")
    @RequestBodyType(DomainRequest.class)
    @RouteProblems(ProblemCode.LIMIT_REACHED)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<DomainView>> add(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        var name = DomainNameField.read(fields, platform.agentDomain());
        fields.check();

        var id = new MailDomainId(seed.ulid("domain"));
        var now = seed.now();
        var organization = caller.organizationId();
        var add = commands.run(() -> keys.fresh(id))
                .flatMap(key -> commands.send(new AddMailDomain(id, organization, name, key, now)));
        return quota.oneMore(organization, seed, cap, count(organization), add)
                .thenReturn(new Data<>(DomainView.added(id, name, now)));
    }

    @Operation(
            tags = "Domains",
            summary = "Verify a domain",
            description = "Asks DNS now. It is verified where MX, SPF and DKIM are right, and checked again every day.")
    @PostMapping("/{domainId}/verify")
    Mono<Data<DomainView>> verify(Caller caller, @PathVariable String domainId) {
        var id = id(domainId);
        return commands.await(() -> checks.inspect(id))
                .filter(inspected -> inspected.domain().organizationId().equals(caller.organizationId()))
                .switchIfEmpty(Mono.error(() -> Refusal.accessDenied("domain")))
                .flatMap(inspected -> record(id, inspected));
    }

    private Mono<Data<DomainView>> record(MailDomainId id, Inspected inspected) {
        return commands.ask(inspected.record(), CheckedMailDomain.class)
                .map(checked -> new Data<>(DomainView.checked(id, checked, inspected.report())));
    }

    @Operation(
            tags = "Domains",
            summary = "Delete a domain",
            description = "Its inboxes stay and can be read, but nothing is sent from them any more.")
    @DeleteMapping("/{domainId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Caller caller, RequestSeed seed, @PathVariable String domainId) {
        return commands.send(new DeleteMailDomain(id(domainId), caller.organizationId(), seed.now()));
    }

    private Mono<Integer> count(OrganizationId organization) {
        return Mono.fromFuture(() -> queries.query(new CountMailDomains(organization), Integer.class), true);
    }

    private static MailDomainId id(String text) {
        if (!Ulid.isValid(text)) {
            throw Refusal.notFound("domain");
        }
        return new MailDomainId(text);
    }
}
