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

/// Lets readers wait for a message instead of asking again and again.
final class MessageLongPoll {

    /// What is taken for a time to wait, if it is not longer than the platform grants.
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

    /// What a look finds, as soon as it finds something; an empty list when the time is over or the platform stops.
    ///
    /// @param look done anew after each event of the organization
    /// @param wait seconds, such as `30s` or `30`
    /// @throws Refusal `validation_failed`; `rate_limited` where too many wait already; `unauthenticated` where
    ///     the key was revoked meanwhile
    <T> Mono<List<T>> await(Caller caller, Mono<List<T>> look, String wait) {
        var patience = patience(wait);
        return Flux.using(
                        () -> notifier.subscribe(caller.organizationId(), limits.perOrganization()),
                        subscription -> look(subscription, look).takeUntilOther(notifier.closing()),
                        EventLogNotifier.Subscription::close)
                .next()
                .timeout(patience, Mono.empty())
                .defaultIfEmpty(List.of())
                .delayUntil(found -> keys.mustBeValid(caller));
    }

    /// Whoever waits for a bell that was taken before the look misses nothing.
    private static <T> Flux<List<T>> look(EventLogNotifier.Subscription subscription, Mono<List<T>> look) {
        return Flux.defer(() -> {
                    var next = subscription.next();
                    return look.filter(found -> !found.isEmpty()).switchIfEmpty(next.then(Mono.empty()));
                })
                .repeat();
    }

    private Duration patience(String wait) {
        var seconds = SECONDS.matcher(wait);
        long longest = limits.longest().toSeconds();
        long wanted = seconds.matches() ? Long.parseLong(seconds.group(1)) : 0;
        if (wanted < 1 || wanted > longest) {
            throw Refusal.invalid("wait", "must be from 1s to %ds".formatted(longest));
        }
        return Duration.ofSeconds(wanted);
    }
}
