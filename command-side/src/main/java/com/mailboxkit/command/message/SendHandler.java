package com.mailboxkit.command.message;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.Aggregates;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.inbox.Inbox;
import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.command.sending.SendingAccounts;
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
import java.util.LinkedHashMap;
import java.util.List;
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
    private final SendingAccounts accounts;
    private final AggregateStreams streams;
    private final Tariff tariff;

    SendHandler(
            Repository<Wallet> wallets,
            Repository<Inbox> inboxes,
            Repository<Message> messages,
            DomainNames domains,
            SuppressionLists suppressions,
            SendingAccounts accounts,
            AggregateStreams streams,
            Tariff tariff) {
        this.wallets = wallets;
        this.inboxes = inboxes;
        this.messages = messages;
        this.domains = domains;
        this.suppressions = suppressions;
        this.accounts = accounts;
        this.streams = streams;
        this.tariff = tariff;
    }

    /// What the sends of one organization share within a unit of work.
    private record Payer(Aggregate<Wallet> wallet, SendingAccounts.Reservation reservation) {}

    @CommandHandler
    SendOutcomes handle(SendMessages group) throws Exception {
        var payers = new LinkedHashMap<OrganizationId, Payer>();
        var outcomes = new ArrayList<Outcome>(group.sends().size());
        for (var send : group.sends()) {
            if (group.mayBeStored() && streams.began(send.messageId().value())) {
                outcomes.add(stored(send));
                continue;
            }
            outcomes.add(send(payers.computeIfAbsent(send.organizationId(), this::payer), send));
        }
        var at = group.sends().getLast().at();
        for (var payer : payers.values()) {
            payer.reservation().store(at);
        }
        return new SendOutcomes(outcomes);
    }

    @CommandHandler
    Outcome handle(CheckSend check) throws Exception {
        var send = check.send();
        return check.mayBeStored() && streams.began(send.messageId().value())
                ? stored(send)
                : check(payer(send.organizationId()), priced(send, suppressed(send)), suppressed(send));
    }

    private Payer payer(OrganizationId organization) {
        return new Payer(wallets.load(WalletId.of(organization).value()), accounts.of(organization));
    }

    private Outcome send(Payer payer, SendMessage asked) throws Exception {
        var suppressed = suppressed(asked);
        var send = priced(asked, suppressed);
        var outcome = check(payer, send, suppressed);
        switch (outcome) {
            case SendOutcomes.Queued queued -> {
                if (!send.test()) {
                    payer.reservation().take(payer.reservation().outside(leaving(send, suppressed)));
                }
                if (send.costMills() > 0) {
                    payer.wallet().execute(funds -> funds.charge(send.messageId(), send.costMills(), send.at()));
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

    /// What is suppressed costs nothing.
    private SendMessage priced(SendMessage send, Map<String, RemoteReply> suppressed) {
        return send.test() ? send : send.costing(send.costMills() - suppressed.size() * tariff.recipientMills());
    }

    /// Stores nothing, but that the wallet ran short or the limit was reached.
    private Outcome check(Payer payer, SendMessage send, Map<String, RemoteReply> suppressed) throws Exception {
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
        return send.test() ? new SendOutcomes.Queued() : checkLive(payer, send, leaving(send, suppressed));
    }

    /// What leaves, as far as it is paid for and within the limits of its organization.
    private static Outcome checkLive(Payer payer, SendMessage send, List<String> leaving) throws Exception {
        var wallet = payer.wallet();
        if (wallet.invoke(Wallet::isLocked)) {
            return SendingAccounts.suspended();
        }
        if (!wallet.invoke(funds -> funds.canPay(send.costMills()))) {
            wallet.execute(funds -> funds.refuse(send.costMills(), send.at()));
            return new SendOutcomes.Unpaid(wallet.invoke(Wallet::balanceMills), send.costMills());
        }
        var refused = payer.reservation().refusal(payer.reservation().outside(leaving), send.at());
        return refused.isPresent() ? refused.get() : new SendOutcomes.Queued();
    }

    private static List<String> leaving(SendMessage send, Map<String, RemoteReply> suppressed) {
        return send.recipients().stream()
                .filter(recipient -> !suppressed.containsKey(recipient))
                .toList();
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
