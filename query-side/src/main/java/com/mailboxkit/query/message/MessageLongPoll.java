package com.mailboxkit.query.message;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.EventLogNotifier;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.Caller;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets readers wait for a message instead of polling.
final class MessageLongPoll {

    /// The accepted syntax of the wait time, which must not exceed the configured maximum.
    static final String WAIT = "^([1-9]\\d{0,3})s?$";

    private static final Pattern SECONDS = Pattern.compile(WAIT);

    private final EventLogNotifier notifier;
    private final ApiKeyAuthenticator keys;
    private final WaitProperties limits;

    MessageLongPoll(EventLogNotifier notifier, ApiKeyAuthenticator keys, WaitProperties limits) {
        this.notifier = notifier;
        this.keys = keys;
        this.limits = limits;
    }

    /// The result of a query as soon as it is not empty; an empty list after the wait time or at shutdown.
    ///
    /// @param query repeated after each event of the organization
    /// @param wait seconds, such as `30s` or `30`
    /// @throws Refusal `validation_failed`; `rate_limited` where too many requests wait already;
    ///     `unauthenticated` where the key was revoked meanwhile
    <T> Mono<List<T>> await(Caller caller, Mono<List<T>> query, String wait) {
        var timeout = timeout(wait);
        return Flux.using(
                        () -> notifier.subscribe(caller.organizationId(), limits.perOrganization()),
                        subscription -> poll(subscription, query).takeUntilOther(notifier.closing()),
                        EventLogNotifier.Subscription::close)
                .next()
                .timeout(timeout, Mono.empty())
                .defaultIfEmpty(List.of())
                .delayUntil(found -> keys.mustBeValid(caller));
    }

    /// The signal is obtained before the query, so that no event is missed.
    private static <T> Flux<List<T>> poll(EventLogNotifier.Subscription subscription, Mono<List<T>> query) {
        return Flux.defer(() -> {
                    var next = subscription.next();
                    return query.filter(found -> !found.isEmpty()).switchIfEmpty(next.then(Mono.empty()));
                })
                .repeat();
    }

    private Duration timeout(String wait) {
        var matcher = SECONDS.matcher(wait);
        long longest = limits.longest().toSeconds();
        long seconds = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
        if (seconds < 1 || seconds > longest) {
            throw Refusal.invalid("wait", "must be from 1s to %ds".formatted(longest));
        }
        return Duration.ofSeconds(seconds);
    }
}
