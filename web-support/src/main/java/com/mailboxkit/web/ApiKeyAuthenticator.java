package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.UsedUp;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.session.CallerSession;
import com.mailboxkit.web.session.SessionLookup;
import reactor.core.publisher.Mono;

/// Keys and their limits, for callers who come by another way than HTTP.
public final class ApiKeyAuthenticator {

    private final ApiKeyLookup keys;
    private final KeyUsage use;
    private final SessionLookup sessions;

    ApiKeyAuthenticator(ApiKeyLookup keys, KeyUsage use, SessionLookup sessions) {
        this.keys = keys;
        this.use = use;
        this.sessions = sessions;
    }

    /// Empty for an unknown or revoked key.
    public Mono<KeyHolder> holder(KeyHash hash) {
        return keys.holder(hash.value()).map(ApiKeyAuthenticator::holder);
    }

    /// Counts a request like one of the REST API. Empty for an unknown or revoked key.
    public Mono<CountedRequest> count(KeyHash hash) {
        return keys.findByHash(hash.value()).map(this::counted);
    }

    /// To be called before a request is answered that waited. Fails with `unauthenticated` where its key was
    /// revoked, or its session ended, meanwhile.
    public Mono<Void> mustBeValid(Caller caller) {
        var session = caller.session();
        return session == null ? keyMustBeValid(caller) : sessionMustBeValid(session);
    }

    private Mono<Void> sessionMustBeValid(CallerSession session) {
        return sessions.isValid(session.id())
                .filter(isValid -> isValid)
                .switchIfEmpty(Mono.error(CallAuthenticator::sessionEnded))
                .then();
    }

    private Mono<Void> keyMustBeValid(Caller caller) {
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
        use.note(call.caller().apiKeyId().value());
        return new CountedRequest(holder(call.caller()), null);
    }

    private static KeyHolder holder(Caller caller) {
        return new KeyHolder(caller.organizationId(), caller.apiKeyId(), caller.test());
    }
}
