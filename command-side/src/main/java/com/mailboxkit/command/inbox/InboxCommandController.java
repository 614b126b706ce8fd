package com.mailboxkit.command.inbox;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxCommand.CreateInbox;
import com.mailboxkit.kernel.inbox.InboxCommand.DeleteInbox;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.CountInboxes;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.OrganizationQuota;
import com.mailboxkit.web.OrganizationQuota.Cap;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
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

/// Makes and deletes inboxes.
@RestController
@RequestMapping("/api/v1/inboxes")
class InboxCommandController {

    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 254;

    private final ReactiveCommands commands;
    private final AgentAddresses addresses;
    private final QueryGateway queries;
    private final OrganizationQuota quota;
    private final Cap cap;

    InboxCommandController(
            ReactiveCommands commands,
            AgentAddresses addresses,
            QueryGateway queries,
            OrganizationQuota quota,
            InboxProperties limits) {
        this.commands = commands;
        this.addresses = addresses;
        this.queries = queries;
        this.quota = quota;
        this.cap = new Cap("inboxes", "mailboxkit.inboxes.per-organization", limits.perOrganization());
    }

    record InboxRequest(
            @Schema(
                    description = "Shown as the sender's name",
                    minLength = 1,
                    maxLength = MAX_NAME,
                    pattern = JsonFields.TEXT,
                    example = "Support Agent")
            String name,

            @Schema(
                    description =
                            "An address on a verified domain of the organization, or on the agents' domain, where only"
                                    + " `a-z`, `0-9` and `. _ + -` may come before the `@`. Default: a random address at the agents'"
                                    + " domain",
                    format = "email",
                    maxLength = MAX_EMAIL)
            @Nullable
            String email) {}

    @Schema(name = "NewInbox")
    record CreatedView(InboxId id, String name, String email, OrganizationId organizationId, Instant createdAt) {}

    @Operation(tags = "Inboxes", summary = "Make an inbox")
    @RequestBodyType(InboxRequest.class)
    @RouteProblems({ProblemCode.DOMAIN_NOT_VERIFIED, ProblemCode.EMAIL_TAKEN, ProblemCode.LIMIT_REACHED})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<CreatedView>> create(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        String name = fields.requiredText("name", MAX_NAME);
        var wanted = fields.optionalText("email", MAX_EMAIL);
        var email = wanted.flatMap(Addresses::parse)
                .filter(mailbox -> mailbox.name() == null)
                .map(mailbox -> Addresses.key(mailbox.address()));
        if (wanted.isPresent() && email.isEmpty()) {
            fields.error("email", "must be an email address such as support@example.com");
        }
        if (email.filter(addresses::isConfusable).isPresent()) {
            fields.error("email", "must have only a-z, 0-9 and . _ + - before @" + addresses.domain());
        }
        fields.check();

        email.filter(addresses::isReserved).ifPresent(address -> {
            throw new Refusal(
                    ProblemCode.EMAIL_TAKEN,
                    "The address " + address + " is kept for the platform. Choose another one.");
        });

        var create = new CreateInbox(
                new InboxId(seed.ulid("inbox")),
                caller.organizationId(),
                name,
                email.orElseGet(() -> addresses.random(seed.random("address"))),
                seed.now());
        var organization = caller.organizationId();
        var count = Mono.fromFuture(() -> queries.query(new CountInboxes(organization), Integer.class), true);
        return quota.oneMore(organization, seed, cap, count, commands.send(create))
                .thenReturn(new Data<>(
                        new CreatedView(create.inboxId(), name, create.email(), caller.organizationId(), create.at())));
    }

    @Operation(
            tags = "Inboxes",
            summary = "Delete an inbox",
            description =
                    "With all its messages. Mail to its address is refused from now on. The address is not given to another "
                            + "organization.")
    @DeleteMapping("/{inboxId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Caller caller, RequestSeed seed, @PathVariable String inboxId) {
        if (!Ulid.isValid(inboxId)) {
            return Mono.error(Refusal.notFound("inbox"));
        }
        return commands.send(new DeleteInbox(new InboxId(inboxId), caller.organizationId(), seed.now()));
    }
}
