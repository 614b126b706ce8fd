package com.mailboxkit.command.wallet;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletCommand.CreditWallet;
import com.mailboxkit.kernel.wallet.WalletCommand.RefundMessage;
import com.mailboxkit.kernel.wallet.WalletId;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Dollars;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.RequestSeed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Lets operators put money into wallets.
@RestController
@RequestMapping("/admin")
class WalletOperationsController {

    private static final long MAX_AMOUNT = 1_000_000_000_000L;
    private static final int MAX_REFERENCE = 200;

    private final ReactiveCommands commands;

    WalletOperationsController(ReactiveCommands commands) {
        this.commands = commands;
    }

    /// @param sequence of the line in the wallet's ledger
    record BookedView(
            long sequence, String kind, long amountMills, long balanceMills, String balanceDollars, String reference) {}

    /// Credits once for each reference, however often it is asked.
    @PostMapping("/organizations/{organizationId}/credits")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<BookedView>> credit(RequestSeed seed, @PathVariable String organizationId, @RequestBody ObjectNode body) {
        var fields = new JsonFields(body);
        long amount = fields.requiredWhole("amount_mills", 1, MAX_AMOUNT);
        String reference = fields.requiredText("reference", MAX_REFERENCE);
        fields.check();
        if (!Ulid.isValid(organizationId)) {
            return Mono.error(Refusal.notFound("organization"));
        }
        var payer = new OrganizationId(organizationId);
        var credit = new CreditWallet(WalletId.of(payer), payer, amount, reference, seed.now());
        return commands.ask(credit, LedgerEntry.class).map(WalletOperationsController::view);
    }

    @PostMapping("/messages/{messageId}/refund")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<BookedView>> refund(RequestSeed seed, @PathVariable String messageId) {
        if (!Ulid.isValid(messageId)) {
            return Mono.error(Refusal.notFound("message"));
        }
        var refund = new RefundMessage(new MessageId(messageId), seed.now());
        return commands.ask(refund, LedgerEntry.class).map(WalletOperationsController::view);
    }

    private static Data<BookedView> view(LedgerEntry entry) {
        return new Data<>(new BookedView(
                entry.sequence(),
                entry.kind().wire(),
                entry.amountMills(),
                entry.balanceAfterMills(),
                Dollars.of(entry.balanceAfterMills()),
                entry.reference()));
    }
}
