package com.mailboxkit.command.organization;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.apikey.ApiKey;
import com.mailboxkit.command.inbox.InboxCommandHandler;
import com.mailboxkit.command.sending.SendingAccount;
import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.apikey.ApiKeyCommand.CreateApiKey;
import com.mailboxkit.kernel.organization.OrganizationCommand.RegisterAgent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Makes everything an agent needs in one unit of work: it has all of it or nothing.
class RegistrationHandler {

    private final Repository<Organization> organizations;
    private final Repository<ApiKey> apiKeys;
    private final Repository<Wallet> wallets;
    private final Repository<OwnerCredit> credits;
    private final Repository<SendingAccount> accounts;
    private final InboxCommandHandler inboxes;
    private final AggregateStreams streams;
    private final Tariff tariff;

    RegistrationHandler(
            Repository<Organization> organizations,
            Repository<ApiKey> apiKeys,
            Repository<Wallet> wallets,
            Repository<OwnerCredit> credits,
            Repository<SendingAccount> accounts,
            InboxCommandHandler inboxes,
            AggregateStreams streams,
            Tariff tariff) {
        this.organizations = organizations;
        this.apiKeys = apiKeys;
        this.wallets = wallets;
        this.credits = credits;
        this.accounts = accounts;
        this.inboxes = inboxes;
        this.streams = streams;
        this.tariff = tariff;
    }

    @CommandHandler
    void handle(RegisterAgent register) throws Exception {
        var organization = register.organizationId();
        if (streams.began(organization.value())) {
            return;
        }
        var at = register.at();
        organizations.newInstance(() -> new Organization(organization, register.name(), register.ownerEmail(), at));
        apiKeys.newInstance(() -> new ApiKey(new CreateApiKey(
                register.apiKeyId(),
                organization,
                register.name(),
                register.keyHash(),
                register.keyMask(),
                false,
                at)));
        long credit = isCredited(register) ? register.openingCreditMills() : 0;
        wallets.newInstance(() -> new Wallet(organization, credit, at));
        accounts.newInstance(() -> new SendingAccount(organization, at));
        inboxes.create(register.inboxId(), organization, register.name(), register.inboxEmail(), at);
    }

    private boolean isCredited(RegisterAgent register) throws Exception {
        if (tariff.openingCreditsPerOwner() == 0 || register.openingCreditMills() == 0) {
            return true;
        }
        var owner = register.ownerEmail();
        return credits.loadOrCreate(OwnerCredit.idOf(owner), () -> new OwnerCredit(owner))
                .invoke(credit ->
                        credit.grant(register.organizationId(), tariff.openingCreditsPerOwner(), register.at()));
    }
}
