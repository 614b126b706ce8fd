package com.mailboxkit.command.message;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.Aggregates;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.inbox.Inbox;
import com.mailboxkit.command.suppression.SuppressionLists;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.message.CheckSend;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.message.SendMessages;
import com.mailboxkit.kernel.message.SendOutcomes;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.WalletId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// Charges and queues in one unit of work: no message without its charge, no charge without its message; only a test,
/// and what leaves for nobody because every recipient is suppressed, is free. Since a
/// message id begins a stream, a send that comes twice charges nothing the second time: it fails, or is found stored
/// where the sender said that it may be.
class SendHandler {

    private final Repository<Wallet> wallets;
    private final Repository<Inbox> inboxes;
    private final Repository<Message> messages;
    private final DomainNames domains;
    private final SuppressionLists suppressions;
    private final AggregateStreams streams;

    SendHandler(
            Repository<Wallet> wallets,
            Repository<Inbox> inboxes,
            Repository<Message> messages,
            DomainNames domains,
            SuppressionLists suppressions,
            AggregateStreams streams) {
        this.wallets = wallets;
        this.inboxes = inboxes;
        this.messages = messages;
        this.domains = domains;
        this.suppressions = suppressions;
        this.streams = streams;
    }

    @CommandHandler
    SendOutcomes handle(SendMessages group) throws Exception {
        var opened = new HashMap<OrganizationId, Aggregate<Wallet>>();
        var outcomes = new ArrayList<Outcome>(group.sends().size());
        for (var send : group.sends()) {
            if (group.mayBeStored() && streams.began(send.messageId().value())) {
                outcomes.add(stored(send));
                continue;
            }
            var payer = send.organizationId();
            var wallet = opened.get(payer);
            if (wallet == null) {
                wallet = wallets.load(WalletId.of(payer).value());
                opened.put(payer, wallet);
            }
            outcomes.add(send(wallet, send));
        }
        return new SendOutcomes(outcomes);
    }

    @CommandHandler
    Outcome handle(CheckSend check) {
        var send = check.send();
        return check.mayBeStored() && streams.began(send.messageId().value())
                ? stored(send)
                : check(wallets.load(WalletId.of(send.organizationId()).value()), send, suppressed(send));
    }

    private Outcome send(Aggregate<Wallet> wallet, SendMessage send) throws Exception {
        var suppressed = suppressed(send);
        var outcome = check(wallet, send, suppressed);
        switch (outcome) {
            case SendOutcomes.Queued queued -> {
                if (send.costMills() > 0) {
                    wallet.execute(funds -> funds.charge(send.messageId(), send.costMills(), send.at()));
                }
                messages.newInstance(() -> new Message(send, suppressed));
            }
            case SendOutcomes.Suppressed nobody ->
                messages.newInstance(() -> new Message(send.forNothing(), suppressed));
            case SendOutcomes.Unpaid unpaid -> {}
            case SendOutcomes.Refused refused -> {}
        }
        return outcome;
    }

    /// Stores nothing, but that the wallet ran short.
    private Outcome check(Aggregate<Wallet> wallet, SendMessage send, Map<String, RemoteReply> suppressed) {
        try {
            var email = Aggregates.load(inboxes, send.inboxId().value(), "inbox")
                    .invoke(inbox -> inbox.usedBy(send.organizationId()));
            domains.check(email, send.organizationId());
        } catch (Refusal refusal) {
            return new SendOutcomes.Refused(refusal.code(), String.valueOf(refusal.getMessage()));
        }
        if (suppressed.size() == send.recipients().size()) {
            return new SendOutcomes.Suppressed();
        }
        if (!wallet.invoke(funds -> funds.canPay(send.costMills()))) {
            wallet.execute(funds -> funds.refuse(send.costMills(), send.at()));
            return new SendOutcomes.Unpaid(wallet.invoke(Wallet::balanceMills), send.costMills());
        }
        return new SendOutcomes.Queued();
    }

    private Map<String, RemoteReply> suppressed(SendMessage send) {
        return send.test() ? Map.of() : suppressions.of(send.organizationId()).among(send.recipients());
    }

    private Outcome stored(SendMessage send) {
        return messages.load(send.messageId().value()).invoke(Message::isRejected)
                ? new SendOutcomes.Suppressed()
                : new SendOutcomes.Queued();
    }
}
