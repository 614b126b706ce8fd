package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.UsedUp;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import reactor.core.publisher.Mono;

/// Keys and their limits, for callers who come by another way than HTTP.
public final class ApiKeyAuthenticator {

    private final ApiKeyLookup keys;
    private final KeyUsage use;

    ApiKeyAuthenticator(ApiKeyLookup keys, KeyUsage use) {
        this.keys = keys;
        this.use = use;
    }

    /// Empty for an unknown or revoked key.
    public Mono<KeyHolder> holder(KeyHash hash) {
        return keys.holder(hash.value()).map(ApiKeyAuthenticator::holder);
    }

    /// Counts a request like one of the REST API. Empty for an unknown or revoked key.
    public Mono<CountedRequest> count(KeyHash hash) {
        return keys.findByHash(hash.value()).map(this::counted);
    }

    /// To be called before a request is answered that waited. Fails with `unauthenticated` where its key was revoked
    /// meanwhile.
    public Mono<Void> mustBeValid(Caller caller) {
        return keys.isValid(caller.apiKeyId())
                .filter(isValid -> isValid)
                .switchIfEmpty(Mono.error(() -> new Refusal(
                        ProblemCode.UNAUTHENTICATED, "This API key was revoked. Use another key of the organization.")))
                .then();
    }

    private CountedRequest counted(AuthenticatedCall call) {
        var rateLimit = call.rateLimit();
        if (rateLimit != null && !rateLimit.granted()) {
            return new CountedRequest(holder(call.caller()), new UsedUp(rateLimit.limit(), rateLimit.secondsLeft()));
        }
        use.note(call.caller().apiKeyId());
        return new CountedRequest(holder(call.caller()), null);
    }

    private static KeyHolder holder(Caller caller) {
        return new KeyHolder(caller.organizationId(), caller.apiKeyId(), caller.test());
    }
}
