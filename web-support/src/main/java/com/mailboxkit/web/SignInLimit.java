package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.session.SessionProperties;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Limits how often strangers try to sign in and have links mailed.
public final class SignInLimit {

    private final SlidingWindows windows;
    private final SessionProperties limits;
    private final ClientAddresses clients;

    SignInLimit(SlidingWindows windows, SessionProperties limits, ClientAddresses clients) {
        this.windows = windows;
        this.limits = limits;
        this.clients = clients;
    }

    /// Counts an attempt to sign in.
    ///
    /// @throws Refusal `rate_limited`
    public Mono<Void> admitSignIn(ServerWebExchange exchange) {
        return admit(exchange, "sign-in", limits.signInsPerAddress());
    }

    /// Counts a link that is asked for.
    ///
    /// @throws Refusal `rate_limited`
    public Mono<Void> admitLink(ServerWebExchange exchange) {
        return admit(exchange, "link", limits.linksPerAddress());
    }

    /// Counts a link that is about to be mailed.
    ///
    /// @param owner mailbox, in the form in which two are compared
    /// @return whether it may be
    public Mono<Boolean> mayMail(String owner) {
        return windows.count("link", "link for " + owner, limits.linksPerOwner())
                .map(RateLimitStatus::granted)
                .defaultIfEmpty(true);
    }

    private Mono<Void> admit(ServerWebExchange exchange, String what, int limit) {
        var subject = "%s from %s".formatted(what, clients.of(exchange.getRequest()));
        return windows.count(what, subject, limit).flatMap(status -> {
            status.writeTo(exchange.getResponse().getHeaders());
            return status.granted()
                    ? Mono.empty()
                    : Mono.error(status.refusal(
                            "There were %d such requests from your network within an hour. ".formatted(status.limit())
                                    + "Try again in %d seconds.".formatted(status.secondsLeft())));
        });
    }
}
