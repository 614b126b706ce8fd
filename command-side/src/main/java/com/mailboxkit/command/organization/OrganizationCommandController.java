package com.mailboxkit.command.organization;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.organization.OrganizationCommand.DeleteOrganization;
import com.mailboxkit.kernel.organization.OrganizationCommand.RenameOrganization;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Renames and deletes organizations.
@RestController
@RequestMapping("/api/v1/organization")
class OrganizationCommandController {

    private static final int MAX_NAME = 100;

    private final ReactiveCommands commands;
    private final BelongingsRemover remover;
    private final ReadBarrier barrier;

    OrganizationCommandController(ReactiveCommands commands, BelongingsRemover remover, ReadBarrier barrier) {
        this.commands = commands;
        this.remover = remover;
        this.barrier = barrier;
    }

    record RenameRequest(
            @Schema(
                    description = "What the agent is called from now on",
                    minLength = 1,
                    maxLength = MAX_NAME,
                    pattern = JsonFields.TEXT,
                    example = "My Agent")
            String name) {}

    @Schema(name = "RenamedOrganization")
    record RenamedView(OrganizationId id, String name) {}

    @Operation(tags = "Organization", summary = "Rename the organization")
    @RequestBodyType(RenameRequest.class)
    @PatchMapping
    Mono<Data<RenamedView>> rename(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        var name = fields.requiredText("name", MAX_NAME);
        fields.check();
        var organization = caller.organizationId();
        return commands.send(new RenameOrganization(organization, name, seed.now()))
                .thenReturn(new Data<>(new RenamedView(organization, name)));
    }

    /// First what belongs to it, so that an owner can try again where this ends halfway; then it, with its
    /// keys; then what came into being meanwhile.
    @Operation(
            tags = "Organization",
            summary = "Delete the organization",
            description =
                    "For its owner, in a session by link. Deletes its inboxes with their messages, its webhooks and"
                            + " domains, and revokes its API keys. What its wallet holds is lost. The ledger stays for the"
                            + " operator.")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> deleteOrganization(Caller caller, RequestSeed seed) {
        var session = caller.session();
        if (session == null || session.kind() != SessionKind.OWNER) {
            return Mono.error(new Refusal(
                    ProblemCode.ACCESS_DENIED,
                    "Only the owner deletes an organization. Sign in with a link that is mailed to the owner."));
        }
        var organization = caller.organizationId();
        var remove = remover.remove(organization, seed.now());
        return remove.then(commands.send(new DeleteOrganization(organization, seed.now())))
                .then(remove)
                .then(Mono.fromFuture(() -> barrier.settled(organization), true));
    }
}
