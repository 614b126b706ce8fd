package com.mailboxkit.command.suppression;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.suppression.SuppressionCommand.AddSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.RemoveSuppression;
import com.mailboxkit.kernel.suppression.SuppressionId;
import com.mailboxkit.kernel.suppression.SuppressionQuery.FindSuppression;
import com.mailboxkit.kernel.suppression.SuppressionQuery.KnownSuppression;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.axonframework.messaging.responsetypes.ResponseTypes;
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

/// Adds to suppression lists by hand, and removes from them.
@RestController
@RequestMapping("/api/v1/suppressions")
class SuppressionCommandController {

    private static final String EMAIL = "email";
    private static final int MAX_EMAIL = 254;
    private static final int MAX_NOTE = 500;

    private final ReactiveCommands commands;
    private final QueryGateway queries;

    SuppressionCommandController(ReactiveCommands commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    record SuppressionRequest(
            @Schema(
                    description = "The address to which nothing is to be sent",
                    format = "email",
                    maxLength = MAX_EMAIL,
                    example = "ann@example.com")
            String email,

            @Schema(
                    description = "Why, for whoever looks at the list",
                    minLength = 1,
                    maxLength = MAX_NOTE,
                    pattern = JsonFields.TEXT,
                    example = "asked by phone")
            @Nullable
            String note) {}

    /// An entry that was added.
    @Schema(name = "AddedSuppression")
    record AddedView(
            SuppressionId id,
            String email,
            SuppressionReason reason,
            @Nullable String messageId,
            @Nullable String detail,
            Instant createdAt) {}

    @Operation(
            tags = "Suppressions",
            summary = "Suppress an address",
            description = "Nothing is sent to it any more. Addresses that bounce for good (`hard_bounce`) and whose "
                    + "readers complain (`complaint`) are added by the platform.")
    @RequestBodyType(SuppressionRequest.class)
    @RouteProblems(ProblemCode.CONFLICT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<AddedView>> add(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        var email = fields.requiredText(EMAIL, MAX_EMAIL);
        var note = fields.optionalText("note", MAX_NOTE).orElse(null);
        var mailbox = Addresses.parse(email);
        boolean isAddress = mailbox.isPresent() && mailbox.get().name() == null;
        if (!email.isEmpty() && !isAddress) {
            fields.error(EMAIL, "is not an email address; write ann@example.com");
        }
        fields.check();

        var address = Addresses.key(mailbox.orElseThrow().address());
        var id = new SuppressionId(seed.ulid("suppression"));
        var view = new AddedView(id, address, SuppressionReason.MANUAL, null, note, seed.now());
        return commands.send(new AddSuppression(caller.organizationId(), id, address, note, seed.now()))
                .thenReturn(new Data<>(view));
    }

    @Operation(
            tags = "Suppressions",
            summary = "Remove a suppression",
            description = "Mail is sent there again, until it bounces or its reader complains once more.")
    @DeleteMapping("/{suppressionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, RequestSeed seed, @PathVariable String suppressionId) {
        return find(suppressionId)
                .flatMap(known -> known.organizationId().equals(caller.organizationId())
                        ? Mono.just(known)
                        : Mono.error(Refusal.accessDenied("suppression")))
                .flatMap(known -> commands.send(new RemoveSuppression(
                        known.organizationId(), known.suppressionId(), known.address(), seed.now())));
    }

    private Mono<KnownSuppression> find(String id) {
        if (!Ulid.isValid(id)) {
            return Mono.error(Refusal.notFound("suppression"));
        }
        var question = new FindSuppression(new SuppressionId(id));
        return Mono.fromFuture(
                        () -> queries.query(question, ResponseTypes.optionalInstanceOf(KnownSuppression.class)), true)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("suppression")));
    }
}
