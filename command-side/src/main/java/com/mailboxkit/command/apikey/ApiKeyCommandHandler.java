package com.mailboxkit.command.apikey;

import com.mailboxkit.command.Aggregates;
import com.mailboxkit.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Revokes keys, and says so where there is none.
class ApiKeyCommandHandler {

    private final Repository<ApiKey> apiKeys;

    ApiKeyCommandHandler(Repository<ApiKey> apiKeys) {
        this.apiKeys = apiKeys;
    }

    @CommandHandler
    void handle(RevokeApiKey revoke) {
        Aggregates.load(apiKeys, revoke.apiKeyId().value(), "API key")
                .execute(key -> key.revoke(revoke.organizationId(), revoke.at()));
    }
}
