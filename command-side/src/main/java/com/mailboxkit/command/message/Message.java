package com.mailboxkit.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.DeliveryResult.Rejected;
import com.mailboxkit.kernel.message.Feedback;
import com.mailboxkit.kernel.message.Feedback.Complained;
import com.mailboxkit.kernel.message.Feedback.Delayed;
import com.mailboxkit.kernel.message.Feedback.Failed;
import com.mailboxkit.kernel.message.MessageCommand.FindPendingDelivery;
import com.mailboxkit.kernel.message.MessageCommand.GiveUpDelivery;
import com.mailboxkit.kernel.message.MessageCommand.PendingDelivery;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.MessageCommand.RecordDeliveryResults;
import com.mailboxkit.kernel.message.MessageCommand.RecordFeedback;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageCommand.SimulateDelivery;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDeferred;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelayed;
import com.mailboxkit.kernel.message.MessageEvent.RecipientDelivered;
import com.mailboxkit.kernel.message.MessageEvent.RecipientOpened;
import com.mailboxkit.kernel.message.MessageEvent.RecipientRejected;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.RecipientMark;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.mime.report.BounceKinds;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// A message that came or that goes. Of one that goes it decides, recipient by recipient, what is settled.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyFewHundredEvents")
public class Message {

    @AggregateIdentifier
    private MessageId messageId;

    private OrganizationId organizationId;
    private InboxId inboxId;
    private String mailFrom = "";
    private boolean test;
    private long costMills;
    private MessageContent content;
    private Recipients recipients = Recipients.none();

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Message() {}

    /// To be called in the unit of work that charges for it.
    @SuppressWarnings("NullAway.Init")
    public Message(SendMessage send) {
        this(send, Map.of());
    }

    /// @param suppressed recipients to whom it is not sent, each with the reason
    @SuppressWarnings("NullAway.Init")
    Message(SendMessage send, Map<String, RemoteReply> suppressed) {
        apply(new MessageQueued(
                        send.messageId(),
                        send.organizationId(),
                        send.inboxId(),
                        send.headers(),
                        send.bcc(),
                        send.recipients(),
                        send.content(),
                        send.test(),
                        send.costMills(),
                        send.at()))
                .andThen(() -> suppressed.forEach(
                        (recipient, reason) -> apply(fact(new Rejected(recipient, reason), 0, send.at()))));
    }

    @SuppressWarnings("NullAway.Init")
    Message(ReceiveMessage receive) {
        apply(new MessageReceived(
                receive.messageId(),
                receive.organizationId(),
                receive.inboxId(),
                receive.envelope(),
                receive.headers(),
                receive.content(),
                receive.authentication(),
                receive.autoSubmitted(),
                receive.at()));
    }

    OrganizationId organizationId() {
        return organizationId;
    }

    /// What its wallet was charged; 0 for one that came, and for a test.
    long costMills() {
        return costMills;
    }

    /// Whether nobody was ever asked to take it.
    boolean isRejected() {
        return recipients.areRejected();
    }

    @CommandHandler
    PendingDelivery handle(FindPendingDelivery claim) {
        return new PendingDelivery(messageId, organizationId, mailFrom, recipients.pending(), content);
    }

    @CommandHandler
    void handle(RecordDeliveryResults record) {
        for (var result : record.results()) {
            if (recipients.isPending(result.recipient())) {
                apply(fact(result, record.attempt(), record.at()));
            }
        }
    }

    @CommandHandler
    void handle(SimulateDelivery simulate) {
        var results = recipients.pending().stream().map(Sandbox::outcome).toList();
        handle(new RecordDeliveryResults(messageId, simulate.attempt(), results, simulate.at()));
        for (var result : results) {
            Sandbox.complaint(result.recipient())
                    .ifPresent(complained -> apply(fact(complained, false, simulate.at())));
        }
        results.stream()
                .map(DeliveryResult::recipient)
                .filter(Sandbox::opens)
                .forEach(recipient -> opened(recipient, 1, simulate.at()));
    }

    @CommandHandler
    void handle(RecordFeedback record) {
        for (var feedback : record.feedback()) {
            var recipient = feedback.recipient();
            if (record.proven() ? recipients.isUnderWay(recipient) : recipients.hasIt(recipient)) {
                apply(fact(feedback, record.proven(), record.at()));
            }
        }
    }

    /// Somebody fetched the picture in a recipient's copy.
    void opened(RecipientMark mark, OpenProperties limits, Instant at) {
        if (content.tracksOpens()) {
            recipients.marked(mark).ifPresent(recipient -> {
                var before = recipients.opens(recipient);
                if (before == null) {
                    opened(recipient, 1, at);
                } else if (limits.counts(before.count(), before.last(), at)) {
                    opened(recipient, before.count() + 1, at);
                }
            });
        }
    }

    private void opened(String recipient, int opens, Instant at) {
        apply(new RecipientOpened(messageId, organizationId, inboxId, recipient, opens, at));
    }

    @CommandHandler
    void handle(GiveUpDelivery giveUp) {
        for (var recipient :
                giveUp.recipients().stream().filter(recipients::isPending).toList()) {
            var last = recipients.lastReply(recipient);
            var reply = new RemoteReply(
                    last == null ? null : last.host(),
                    last == null ? 0 : last.code(),
                    last == null ? null : last.enhancedStatus(),
                    last == null ? giveUp.reason() : giveUp.reason() + " Last answer: " + last.text());
            apply(bounced(recipient, reply, BounceKind.SOFT, false, giveUp.at()));
        }
    }

    private MessageEvent fact(DeliveryResult result, int attempt, Instant at) {
        var recipient = result.recipient();
        var reply = result.reply();
        return switch (result) {
            case Delivered delivered ->
                new RecipientDelivered(
                        messageId, organizationId, inboxId, recipient, reply, recipients.statusAfter(result), at);
            case Deferred deferred ->
                new RecipientDeferred(messageId, organizationId, inboxId, recipient, reply, attempt, at);
            case Bounced bounced -> bounced(recipient, reply, BounceKinds.of(reply), true, at);
            case Rejected rejected ->
                new RecipientRejected(
                        messageId, organizationId, inboxId, recipient, reply, recipients.statusAfter(result), at);
        };
    }

    private MessageEvent fact(Feedback feedback, boolean proven, Instant at) {
        var recipient = feedback.recipient();
        var reply = feedback.reply();
        return switch (feedback) {
            case Failed failed -> bounced(recipient, reply, failed.kind(), proven, at);
            case Delayed delayed -> new RecipientDelayed(messageId, organizationId, inboxId, recipient, reply, at);
            case Complained complained ->
                new RecipientComplained(
                        messageId,
                        organizationId,
                        inboxId,
                        recipient,
                        reply,
                        recipients.statusAfterComplaint(recipient),
                        proven && !test,
                        at);
        };
    }

    private RecipientBounced bounced(String recipient, RemoteReply reply, BounceKind kind, boolean proven, Instant at) {
        return new RecipientBounced(
                messageId,
                organizationId,
                inboxId,
                recipient,
                reply,
                recipients.statusAfter(new Bounced(recipient, reply)),
                kind,
                kind == BounceKind.HARD && proven && !test,
                at);
    }

    @EventSourcingHandler
    void on(MessageEvent event) {
        switch (event) {
            case MessageQueued queued -> {
                begin(queued, queued.content());
                var from = queued.headers().from();
                mailFrom = from == null ? "" : from.address();
                test = queued.test();
                costMills = queued.costMills();
                recipients = Recipients.waiting(queued.recipients());
            }
            case MessageReceived received -> begin(received, received.content());
            case RecipientDelivered delivered ->
                recipients.settle(new Delivered(delivered.recipient(), delivered.reply()));
            case RecipientDeferred deferred -> recipients.defer(deferred.recipient(), deferred.reply());
            case RecipientBounced bounced -> recipients.settle(new Bounced(bounced.recipient(), bounced.reply()));
            case RecipientDelayed stillUnderWay -> {}
            case RecipientComplained complained -> recipients.complain(complained.recipient());
            case RecipientOpened opened -> recipients.open(opened.recipient(), opened.opens(), opened.at());
            case RecipientRejected rejected -> recipients.settle(new Rejected(rejected.recipient(), rejected.reply()));
        }
    }

    private void begin(MessageEvent event, MessageContent itsContent) {
        messageId = event.messageId();
        organizationId = event.organizationId();
        inboxId = event.inboxId();
        content = itsContent;
    }
}
