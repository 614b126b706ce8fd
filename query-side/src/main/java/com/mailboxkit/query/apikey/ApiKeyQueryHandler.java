package com.mailboxkit.query.apikey;

import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.FindKeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.web.ApiKeyAuthenticator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;

/// Answers the other roles.
class ApiKeyQueryHandler {

    private final ApiKeyAuthenticator keys;

    ApiKeyQueryHandler(ApiKeyAuthenticator keys) {
        this.keys = keys;
    }

    @QueryHandler
    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    CompletableFuture<Optional<KeyHolder>> handle(FindKeyHolder query) {
        return keys.holder(query.hash()).singleOptional().toFuture();
    }

    @QueryHandler
    @SuppressWarnings("NullAway")
    CompletableFuture<Optional<CountedRequest>> handle(CountRequest query) {
        return keys.count(query.hash()).singleOptional().toFuture();
    }
}
