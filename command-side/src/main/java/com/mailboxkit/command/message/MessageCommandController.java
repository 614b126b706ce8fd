package com.mailboxkit.command.message;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.StagedContents;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageQuery.AnsweredMessage;
import com.mailboxkit.kernel.message.MessageQuery.FindAnsweredMessage;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.SendOutcomes;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Sends and replies.
@RestController
@RequestMapping("/api/v1/inboxes/{inboxId}/messages")
class MessageCommandController {

    private final SendRequestReader reader;
    private final MessageProperties limits;
    private final SenderLookup senders;
    private final Composer composer;
    private final SendGroupCommit gate;
    private final SendChecks checks;
    private final ContentStore store;
    private final ReactiveCommands commands;
    private final QueryGateway queries;
    private final Tariff tariff;

    MessageCommandController(
            SendRequestReader reader,
            MessageProperties limits,
            SenderLookup senders,
            Composer composer,
            SendGroupCommit gate,
            SendChecks checks,
            ContentStore store,
            ReactiveCommands commands,
            QueryGateway queries,
            Tariff tariff) {
        this.reader = reader;
        this.limits = limits;
        this.senders = senders;
        this.composer = composer;
        this.gate = gate;
        this.checks = checks;
        this.store = store;
        this.commands = commands;
        this.queries = queries;
        this.tariff = tariff;
    }

    /// A message that was accepted.
    @Schema(name = "SentMessage")
    record SentView(
            MessageId id,
            InboxId inboxId,
            @Nullable String messageId,
            String fromEmail,
            List<String> toEmails,
            List<String> ccEmails,
            List<String> bccEmails,
            String subject,
            MessageStatus status,
            List<AttachmentView> attachments,
            Instant createdAt) {

        @Schema(name = "SentAttachment")
        record AttachmentView(String id, String filename, String mimeType, long size) {}
    }

    @Operation(
            tags = "Messages",
            summary = "Send a message",
            description = "Charges the wallet and queues the message, both or neither. The status and the events "
                    + "of the message tell how delivery goes. Recipients on the suppression list are `rejected`; where "
                    + "all are, the message is, and costs nothing.")
    @RequestBodyType(value = SendDescription.class, form = true)
    @RouteProblems({
        ProblemCode.INSUFFICIENT_BALANCE,
        ProblemCode.STORAGE_FULL,
        ProblemCode.DOMAIN_NOT_VERIFIED,
        ProblemCode.SENDING_LIMIT_REACHED,
        ProblemCode.SENDING_PAUSED,
        ProblemCode.ORGANIZATION_SUSPENDED
    })
    @PostMapping("/send")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<SentView>> send(
            Caller caller, RequestSeed seed, @PathVariable String inboxId, ServerWebExchange exchange) {
        return sender(caller, inboxId)
                .flatMap(sender -> staged(contents -> reader.read(exchange, contents)
                        .flatMap(request -> queue(caller, sender, request, contents, null, seed))));
    }

    @Operation(
            tags = "Messages",
            summary = "Reply to a message",
            description = "Goes to the address in Reply-To or From unless `to` says otherwise; `Re:` is put "
                    + "before the subject once, and the reply joins the thread. Costs what a message costs.")
    @RequestBodyType(value = ReplyDescription.class, form = true)
    @RouteProblems({
        ProblemCode.INSUFFICIENT_BALANCE,
        ProblemCode.STORAGE_FULL,
        ProblemCode.DOMAIN_NOT_VERIFIED,
        ProblemCode.SENDING_LIMIT_REACHED,
        ProblemCode.SENDING_PAUSED,
        ProblemCode.ORGANIZATION_SUSPENDED
    })
    @PostMapping("/{messageId}/reply")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<SentView>> reply(
            Caller caller,
            RequestSeed seed,
            @PathVariable String inboxId,
            @PathVariable String messageId,
            ServerWebExchange exchange) {
        return sender(caller, inboxId)
                .zipWhen(sender -> answered(caller, sender, messageId))
                .flatMap(both -> staged(contents -> reader.read(exchange, contents)
                        .flatMap(request -> queue(
                                caller,
                                both.getT1(),
                                request,
                                contents,
                                ReplyContext.to(both.getT2(), both.getT1().email(), request.replyAll),
                                seed))));
    }

    /// What is not committed leaves nothing, also when the caller hangs up.
    private Mono<Data<SentView>> staged(Function<StagedContents, Mono<Data<SentView>>> send) {
        return Mono.usingWhen(
                Mono.fromSupplier(() -> new StagedContents(store)),
                send,
                contents -> commands.finish(() -> close(contents)));
    }

    private static boolean close(StagedContents contents) {
        try {
            contents.close();
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Mono<HostedInbox> sender(Caller caller, String inboxId) {
        return Ulid.isValid(inboxId)
                ? senders.find(new InboxId(inboxId), caller.organizationId())
                : Mono.error(Refusal.notFound("inbox"));
    }

    private Mono<AnsweredMessage> answered(Caller caller, HostedInbox sender, String messageId) {
        if (!Ulid.isValid(messageId)) {
            return Mono.error(Refusal.notFound("message"));
        }
        var question = new FindAnsweredMessage(new MessageId(messageId));
        return Mono.fromFuture(
                        () -> queries.query(question, ResponseTypes.optionalInstanceOf(AnsweredMessage.class)), true)
                .map(found -> found.filter(message ->
                                message.inboxId().equals(sender.inboxId()) && message.test() == caller.test())
                        .orElseThrow(() -> Refusal.notFound("message")));
    }

    private Mono<Data<SentView>> queue(
            Caller caller,
            HostedInbox sender,
            SendRequest request,
            StagedContents contents,
            @Nullable ReplyContext answer,
            RequestSeed seed) {
        return commands.run(() -> {
                    boolean answerable = answer != null && !answer.to().isEmpty();
                    var outgoing = CheckedSend.check(request, limits, !answerable, seed);
                    return composer.compose(sender, outgoing, contents, answer, caller.test(), seed);
                })
                .flatMap(send -> commands.await(() -> checks.check(send, seed.isRepeated()))
                        .flatMap(outcome -> SendChecks.isRefusal(outcome)
                                ? Mono.just(outcome)
                                : commit(send, contents).then(send(send, seed.isRepeated())))
                        .map(outcome -> view(send, outcome)));
    }

    private Mono<Boolean> commit(SendMessage send, StagedContents contents) {
        return commands.run(() -> {
            try {
                contents.commit(send.content().refs());
                return true;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private Mono<SendOutcomes.Outcome> send(SendMessage send, boolean mayBeStored) {
        return commands.await(() -> mayBeStored ? gate.sendAgain(send) : gate.send(send))
                .doOnNext(outcome -> checks.settled(send.organizationId(), outcome));
    }

    private Data<SentView> view(SendMessage send, SendOutcomes.Outcome outcome) {
        return switch (outcome) {
            case SendOutcomes.Queued queued -> new Data<>(view(send, MessageStatus.QUEUED));
            case SendOutcomes.Suppressed suppressed -> new Data<>(view(send, MessageStatus.REJECTED));
            case SendOutcomes.Unpaid unpaid ->
                throw new Refusal(
                        ProblemCode.INSUFFICIENT_BALANCE,
                        "Your organization does not have enough credit to send this email.",
                        new Refusal.Detail.Balance(unpaid.balanceMills(), unpaid.costMills(), tariff.messageMills()));
            case SendOutcomes.Refused refused -> throw new Refusal(refused.code(), refused.message());
        };
    }

    private static SentView view(SendMessage send, MessageStatus status) {
        var headers = send.headers();
        var from = headers.from();
        return new SentView(
                send.messageId(),
                send.inboxId(),
                headers.rfcMessageId(),
                from == null ? "" : from.address(),
                addresses(headers.to()),
                addresses(headers.cc()),
                addresses(send.bcc()),
                headers.subject(),
                status,
                send.content().attachments().stream()
                        .map(MessageCommandController::view)
                        .toList(),
                send.at());
    }

    private static SentView.AttachmentView view(Attachment attachment) {
        return new SentView.AttachmentView(
                attachment.id().value(),
                attachment.filename(),
                attachment.mimeType(),
                attachment.content().size());
    }

    private static List<String> addresses(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Mailbox::address).toList();
    }
}
