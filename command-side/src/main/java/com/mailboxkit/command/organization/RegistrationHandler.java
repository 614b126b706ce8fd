package com.mailboxkit.command.organization;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.apikey.ApiKey;
import com.mailboxkit.command.inbox.InboxCommandHandler;
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
    private final InboxCommandHandler inboxes;
    private final AggregateStreams streams;

    RegistrationHandler(
            Repository<Organization> organizations,
            Repository<ApiKey> apiKeys,
            Repository<Wallet> wallets,
            InboxCommandHandler inboxes,
            AggregateStreams streams) {
        this.organizations = organizations;
        this.apiKeys = apiKeys;
        this.wallets = wallets;
        this.inboxes = inboxes;
        this.streams = streams;
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
        wallets.newInstance(() -> new Wallet(organization, register.openingCreditMills(), at));
        inboxes.create(register.inboxId(), organization, register.name(), register.inboxEmail(), at);
    }
}
