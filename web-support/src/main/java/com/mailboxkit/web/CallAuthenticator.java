package com.mailboxkit.web;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.session.CallerSession;
import com.mailboxkit.web.session.OrganizationViews;
import com.mailboxkit.web.session.SessionCookie;
import com.mailboxkit.web.session.SessionLookup;
import com.mailboxkit.web.session.ValidSession;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// Finds out who calls: by the API key in `Authorization`, or else by the cookie of a session, and counts the request.
final class CallAuthenticator {

    private static final String BEARER = "Bearer ";

    /// The organization that a session asks for. The parameter is for what cannot set headers: streams, downloads.
    private static final String ORGANIZATION = "MailboxKit-Organization";

    private static final String ORGANIZATION_PARAMETER = "organization";

    private final ApiKeyLookup keys;
    private final KeyUsage keyUse;
    private final SessionLookup sessions;
    private final SessionCalls sessionCalls;
    private final KeyUsage sessionUse;
    private final OrganizationViews views;
    private final Clock clock;

    CallAuthenticator(
            ApiKeyLookup keys,
            KeyUsage keyUse,
            SessionLookup sessions,
            SessionCalls sessionCalls,
            KeyUsage sessionUse,
            OrganizationViews views,
            Clock clock) {
        this.keys = keys;
        this.keyUse = keyUse;
        this.sessions = sessions;
        this.sessionCalls = sessionCalls;
        this.sessionUse = sessionUse;
        this.views = views;
        this.clock = clock;
    }

    /// @throws Refusal `unauthenticated` for a key that is not known or was revoked
    Mono<AuthenticatedCall> byKey(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Mono.error(unauthenticated("Send your API key as \"Authorization: Bearer mbk_…\"."));
        }
        return keys.find(header.substring(BEARER.length()).strip())
                .switchIfEmpty(Mono.error(() -> unauthenticated(
                        "This API key is not known or was revoked. Check it, or register to get a new one.")))
                .doOnNext(this::noteKey);
    }

    /// @param token of the cookie
    /// @param isAboutItself whether the session is asked for itself, for which it needs no organization
    /// @param isRead whether the request changes nothing
    Mono<AuthenticatedCall> bySession(ServerHttpRequest request, String token, boolean isAboutItself, boolean isRead) {
        String chosen = chosen(request);
        return Mono.fromRunnable(() -> SessionCookie.checkOrigin(request))
                .then(sessions.find(token, chosen))
                .switchIfEmpty(Mono.error(CallAuthenticator::sessionEnded))
                .flatMap(found -> switch (found.session().kind()) {
                    case KEY -> ofKey(found, chosen);
                    case OWNER -> ofOwner(found, chosen, isAboutItself);
                    case OPERATOR -> ofOperator(found, chosen, isAboutItself, isRead);
                })
                .doOnNext(call -> sessionUse.note(
                        Objects.requireNonNull(call.caller().session()).id().value()));
    }

    /// What is refused for its number is no use.
    private void noteKey(AuthenticatedCall call) {
        if (call.isGranted()) {
            keyUse.note(call.caller().apiKeyId().value());
        }
    }

    private Mono<AuthenticatedCall> ofKey(ValidSession found, String chosen) {
        var organization = Objects.requireNonNull(found.organizationId(), "a key has an organization");
        if (!chosen.isEmpty() && !chosen.equals(organization.value())) {
            return Mono.error(Refusal.accessDenied("organization"));
        }
        return keys.findByHash(Objects.requireNonNull(found.keyHash(), "it is a session of a key"))
                .switchIfEmpty(Mono.error(CallAuthenticator::sessionEnded))
                .doOnNext(this::noteKey)
                .map(call -> call.by(found.session()));
    }

    private Mono<AuthenticatedCall> ofOwner(ValidSession found, String chosen, boolean isAboutItself) {
        var organization = found.organizationId();
        if (organization != null) {
            return sessionCalls.count(found.session(), organization);
        }
        return isAboutItself && chosen.isEmpty()
                ? aboutItself(found.session())
                : Mono.error(new Refusal(
                        ProblemCode.ACCESS_DENIED,
                        "This organization is not yours. GET /api/v1/session lists those that this session sees."));
    }

    private Mono<AuthenticatedCall> ofOperator(
            ValidSession found, String chosen, boolean isAboutItself, boolean isRead) {
        if (isAboutItself) {
            return aboutItself(found.session());
        }
        if (!isRead) {
            return Mono.error(new Refusal(
                    ProblemCode.ACCESS_DENIED, "Operators read organizations. They change them at /admin only."));
        }
        var organization = found.organizationId();
        if (organization == null) {
            return Mono.error(
                    chosen.isEmpty()
                            ? new Refusal(
                                    ProblemCode.ACCESS_DENIED,
                                    "Name the organization that you want to see in the header \"%s\"."
                                            .formatted(ORGANIZATION))
                            : Refusal.notFound("organization"));
        }
        return views.record(found.session().id(), organization, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .then(Mono.defer(() -> sessionCalls.count(found.session(), organization)));
    }

    private Mono<AuthenticatedCall> aboutItself(CallerSession session) {
        return sessionCalls.count(session, OrganizationId.PLATFORM);
    }

    private static String chosen(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(ORGANIZATION);
        return Objects.requireNonNullElse(
                header != null ? header : request.getQueryParams().getFirst(ORGANIZATION_PARAMETER), "");
    }

    static Refusal sessionEnded() {
        return unauthenticated("This session has ended. Sign in again.");
    }

    private static Refusal unauthenticated(String message) {
        return new Refusal(ProblemCode.UNAUTHENTICATED, message);
    }
}
