package com.mailboxkit.web;

import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.web.session.CallerSession;
import com.mailboxkit.web.session.SessionCookie;
import com.mailboxkit.web.session.SessionLookup;
import com.mailboxkit.web.session.ValidSession;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Tells whether a request comes from the session of an operator.
public final class OperatorSessions {

    private final SessionLookup sessions;
    private final KeyUsage use;

    OperatorSessions(SessionLookup sessions, KeyUsage use) {
        this.sessions = sessions;
        this.use = use;
    }

    /// Empty for every other request.
    ///
    /// @throws com.mailboxkit.kernel.problem.Refusal `csrf_header_missing`
    public Mono<CallerSession> find(ServerHttpRequest request) {
        return Mono.justOrEmpty(SessionCookie.token(request))
                .flatMap(token -> sessions.find(token, ""))
                .map(ValidSession::session)
                .filter(session -> session.kind() == SessionKind.OPERATOR)
                .doOnNext(session -> {
                    SessionCookie.checkOrigin(request);
                    use.note(session.id().value());
                });
    }
}
