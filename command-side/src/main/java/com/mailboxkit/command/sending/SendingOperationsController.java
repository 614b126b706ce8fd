package com.mailboxkit.command.sending;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.sending.SendingCommand;
import com.mailboxkit.kernel.sending.SendingCommand.ConfirmOwner;
import com.mailboxkit.kernel.sending.SendingCommand.LimitSending;
import com.mailboxkit.kernel.sending.SendingCommand.ResumeOrganization;
import com.mailboxkit.kernel.sending.SendingCommand.SuspendOrganization;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.RequestSeed;
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

/// Lets operators suspend organizations, limit what they send, and vouch for their owners.
@RestController
@RequestMapping("/admin/organizations/{organizationId}")
class SendingOperationsController {

    private static final int MAX_REASON = 500;
    private static final int MAX_LIMIT = 1_000_000_000;

    private final ReactiveCommands commands;

    SendingOperationsController(ReactiveCommands commands) {
        this.commands = commands;
    }

    @PostMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> suspend(RequestSeed seed, @PathVariable String organizationId, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        var reason = fields.requiredText("reason", MAX_REASON);
        fields.check();
        return send(new SuspendOrganization(id(organizationId), reason, seed.now()));
    }

    /// Lifts a pause as well.
    @DeleteMapping("/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resume(RequestSeed seed, @PathVariable String organizationId) {
        return send(new ResumeOrganization(id(organizationId), seed.now()));
    }

    @PostMapping("/sending-limit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> limit(RequestSeed seed, @PathVariable String organizationId, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        long limit = fields.requiredWhole("recipients_per_day", 0, MAX_LIMIT);
        fields.check();
        return send(new LimitSending(id(organizationId), (int) limit, seed.now()));
    }

    @DeleteMapping("/sending-limit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeLimit(RequestSeed seed, @PathVariable String organizationId) {
        return send(new LimitSending(id(organizationId), null, seed.now()));
    }

    @PostMapping("/confirmation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> confirm(RequestSeed seed, @PathVariable String organizationId) {
        return send(new ConfirmOwner(id(organizationId), seed.now()));
    }

    private Mono<Void> send(SendingCommand command) {
        return commands.send(command);
    }

    private static OrganizationId id(String text) {
        if (!Ulid.isValid(text)) {
            throw Refusal.notFound("organization");
        }
        return new OrganizationId(text);
    }
}
