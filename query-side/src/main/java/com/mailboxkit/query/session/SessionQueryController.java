package com.mailboxkit.query.session;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.query.session.SessionReader.StoredSession;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows sessions of browsers.
@RestController
@RequestMapping("/api/v1")
class SessionQueryController {

    private final SessionReader sessions;

    SessionQueryController(SessionReader sessions) {
        this.sessions = sessions;
    }

    /// @param id null where an API key was shown
    /// @param ownerEmail in the form in which mailboxes are compared; null for a session that is no owner's
    /// @param organizations those that are seen, the oldest first; an operator names one that is not listed
    /// @param test whether test messages are seen instead of real ones
    /// @param expiresAt when the session ends at the latest; null where an API key was shown
    /// @param idleExpiresAt when it ends unless it is used, to a few seconds; null where an API key was shown
    @Schema(name = "CurrentSession")
    record CurrentView(
            @Nullable String id,
            SessionKind kind,
            @Nullable String ownerEmail,
            List<OrganizationName> organizations,
            boolean test,
            @Nullable Instant expiresAt,
            @Nullable Instant idleExpiresAt) {}

    @Schema(name = "OrganizationName")
    record OrganizationName(String id, String name) {}

    /// @param device User-Agent of the browser, as it says; null where that is not known any more
    /// @param address IPv4 address, or network of an IPv6 address, from which it was opened; null likewise
    /// @param lastUsedAt to a few seconds
    /// @param current whether it is the session of this request
    @Schema(name = "Session")
    record SessionView(
            String id,
            SessionKind kind,
            @Nullable String device,
            @Nullable String address,
            boolean test,
            boolean current,
            Instant lastUsedAt,
            Instant expiresAt,
            Instant createdAt) {}

    @Operation(
            tags = "Sessions",
            summary = "Get the session",
            description =
                    "What the session of the request is, and which organizations it sees. With an API key, what the"
                            + " key sees.")
    @GetMapping("/session")
    Mono<Data<CurrentView>> get(Caller caller) {
        return sessions.organizations(caller)
                .map(found -> found.stream()
                        .map(organization -> new OrganizationName(organization.id(), organization.name()))
                        .toList())
                .flatMap(organizations -> current(caller, organizations))
                .map(Data::new);
    }

    private Mono<CurrentView> current(Caller caller, List<OrganizationName> organizations) {
        var session = caller.session();
        if (session == null) {
            return Mono.just(new CurrentView(null, SessionKind.KEY, null, organizations, caller.test(), null, null));
        }
        return sessions.one(session.id())
                .map(stored -> new CurrentView(
                        stored.id(),
                        stored.kind(),
                        stored.owner(),
                        organizations,
                        stored.test(),
                        stored.expiresAt(),
                        stored.idleExpiresAt()))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("session")));
    }

    @Operation(
            tags = "Sessions",
            summary = "List sessions",
            description =
                    "Those that have not ended: of an owner all of the owner's; with an API key, or in a session that"
                            + " one opened, those of all keys of the organization.")
    @GetMapping("/sessions")
    Mono<Page<SessionView>> list(Caller caller, PageRequest page) {
        return sessions.page(caller, page)
                .map(rows -> rows.stream().map(row -> view(row, caller)).toList())
                .map(rows -> Page.of(rows, page, session -> Cursor.at(session.id())));
    }

    private static SessionView view(StoredSession stored, Caller caller) {
        var session = caller.session();
        return new SessionView(
                stored.id(),
                stored.kind(),
                stored.device(),
                stored.address(),
                stored.test(),
                session != null && session.id().value().equals(stored.id()),
                stored.lastUsedAt(),
                stored.expiresAt(),
                stored.createdAt());
    }
}
