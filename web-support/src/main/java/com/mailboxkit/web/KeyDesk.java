package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.UsedUp;
import com.mailboxkit.kernel.apikey.KeyHash;
import reactor.core.publisher.Mono;

/// Keys and their limits, for callers who come by another way than HTTP.
public final class KeyDesk {

    private final ApiKeyLookup keys;
    private final KeyUse use;

    KeyDesk(ApiKeyLookup keys, KeyUse use) {
        this.keys = keys;
        this.use = use;
    }

    /// Empty for an unknown or revoked key.
    public Mono<KeyHolder> holder(KeyHash hash) {
        return keys.holder(hash.value()).map(KeyDesk::holder);
    }

    /// Counts a request like one of the REST API. Empty for an unknown or revoked key.
    public Mono<CountedRequest> count(KeyHash hash) {
        return keys.findByHash(hash.value()).map(this::counted);
    }

    private CountedRequest counted(Admission admission) {
        var allowance = admission.allowance();
        if (allowance != null && !allowance.granted()) {
            return new CountedRequest(
                    holder(admission.caller()), new UsedUp(allowance.limit(), allowance.secondsLeft()));
        }
        use.note(admission.caller().apiKeyId());
        return new CountedRequest(holder(admission.caller()), null);
    }

    private static KeyHolder holder(Caller caller) {
        return new KeyHolder(caller.organizationId(), caller.apiKeyId(), caller.test());
    }
}
