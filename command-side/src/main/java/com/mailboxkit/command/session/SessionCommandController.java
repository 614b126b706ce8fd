package com.mailboxkit.command.session;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.session.SessionCommand.RevokeSession;
import com.mailboxkit.kernel.session.SessionId;
import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.PublicUrl;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.session.SessionCookie;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Ends sessions. Answers when they are refused everywhere: they are looked up in the read model.
@RestController
@RequestMapping("/api/v1")
class SessionCommandController {

    private final ReactiveCommands commands;
    private final ReadBarrier barrier;
    private final PublicUrl publicUrl;

    SessionCommandController(ReactiveCommands commands, ReadBarrier barrier, PublicUrl publicUrl) {
        this.commands = commands;
        this.barrier = barrier;
        this.publicUrl = publicUrl;
    }

    @Operation(
            tags = "Sessions",
            summary = "Sign out",
            description = "Revokes the session of the request, which opens nothing any more, on any node, once this is"
                    + " answered. With an API key it does nothing.")
    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(Caller caller, RequestSeed seed, ServerWebExchange exchange) {
        var session = caller.session();
        if (session == null) {
            return Mono.empty();
        }
        exchange.getResponse().addCookie(SessionCookie.none(publicUrl.url()));
        return revoke(caller, session.id(), seed);
    }

    @Operation(
            tags = "Sessions",
            summary = "Revoke a session",
            description = "It opens nothing any more, on any node, once this is answered.")
    @DeleteMapping("/sessions/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Caller caller, RequestSeed seed, @PathVariable String sessionId) {
        if (!Ulid.isValid(sessionId)) {
            return Mono.error(Refusal.notFound("session"));
        }
        return revoke(caller, new SessionId(sessionId), seed);
    }

    /// An API key, and a session of one, ends the sessions of all keys of the organization; an owner those of
    /// the owner.
    private Mono<Void> revoke(Caller caller, SessionId id, RequestSeed seed) {
        var session = caller.session();
        boolean isOfKey = session == null || session.kind() == SessionKind.KEY;
        var tenant = isOfKey ? caller.organizationId() : OrganizationId.PLATFORM;
        return commands.send(new RevokeSession(id, tenant, session == null ? null : session.owner(), seed.now()))
                .then(Mono.fromFuture(() -> barrier.settled(tenant), true));
    }
}
