package com.mailboxkit.command.sending;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.Aggregates;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.sending.SendingCommand.ConfirmOwner;
import com.mailboxkit.kernel.sending.SendingCommand.CountFailure;
import com.mailboxkit.kernel.sending.SendingCommand.LimitSending;
import com.mailboxkit.kernel.sending.SendingCommand.ResumeOrganization;
import com.mailboxkit.kernel.sending.SendingCommand.SuspendOrganization;
import com.mailboxkit.kernel.wallet.WalletId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// Changes what organizations may send. A suspension locks the wallet too: every send writes to it, so that none is
/// queued on any node once the suspension is stored.
class SendingHandler {

    private final SendingAccounts accounts;
    private final Repository<Wallet> wallets;
    private final DomainNames domains;
    private final AggregateStreams streams;
    private final SendingProperties rules;

    SendingHandler(
            SendingAccounts accounts,
            Repository<Wallet> wallets,
            DomainNames domains,
            AggregateStreams streams,
            SendingProperties rules) {
        this.accounts = accounts;
        this.wallets = wallets;
        this.domains = domains;
        this.streams = streams;
        this.rules = rules;
    }

    /// @throws Refusal `not_found`, as of the next three
    @CommandHandler
    void handle(ConfirmOwner confirm) throws Exception {
        account(confirm.organizationId()).execute(account -> account.confirmOwner(confirm.at()));
    }

    @CommandHandler
    void handle(LimitSending limit) throws Exception {
        account(limit.organizationId()).execute(account -> account.setLimit(limit.limit(), limit.at()));
    }

    @CommandHandler
    void handle(SuspendOrganization suspend) throws Exception {
        wallet(suspend.organizationId()).execute(wallet -> wallet.lock(suspend.at()));
        account(suspend.organizationId()).execute(account -> account.suspend(suspend.reason(), suspend.at()));
    }

    @CommandHandler
    void handle(ResumeOrganization resume) throws Exception {
        wallet(resume.organizationId()).execute(wallet -> wallet.unlock(resume.at()));
        account(resume.organizationId()).execute(account -> account.resume(resume.at()));
    }

    @CommandHandler
    void handle(CountFailure count) throws Exception {
        if (!domains.isHosted(count.recipient())) {
            accounts.account(count.organizationId())
                    .execute(account -> account.count(count.failure(), rules, count.at()));
        }
    }

    private Aggregate<Wallet> wallet(OrganizationId organization) {
        return Aggregates.load(wallets, WalletId.of(organization).value(), "organization");
    }

    private Aggregate<SendingAccount> account(OrganizationId organization) throws Exception {
        if (!streams.began(WalletId.of(organization).value())) {
            throw Refusal.notFound("organization");
        }
        return accounts.account(organization);
    }
}
