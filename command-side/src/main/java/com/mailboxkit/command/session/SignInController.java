package com.mailboxkit.command.session;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.session.SessionCommand;
import com.mailboxkit.kernel.session.SessionCommand.SignInByKey;
import com.mailboxkit.kernel.session.SessionCommand.SignInByLink;
import com.mailboxkit.kernel.session.SessionId;
import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.ClientAddresses;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.PublicUrl;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import com.mailboxkit.web.SignInLimit;
import com.mailboxkit.web.session.SessionCookie;
import com.mailboxkit.web.session.SessionDevices;
import com.mailboxkit.web.session.SessionProperties;
import com.mailboxkit.web.session.SessionTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Lets people sign in with a browser.
@RestController
@RequestMapping("/api/v1/sessions")
class SignInController {

    private static final int MAX_KEY = 200;
    private static final int MAX_TOKEN = 200;
    private static final int MAX_EMAIL = 320;

    private final ReactiveCommands commands;
    private final ApiKeyAuthenticator keys;
    private final SignInLinks links;
    private final SignInLinkMailer mailer;
    private final SignInLimit limit;
    private final SessionDevices devices;
    private final ClientAddresses clients;
    private final PublicUrl publicUrl;
    private final SessionProperties settings;

    SignInController(
            ReactiveCommands commands,
            ApiKeyAuthenticator keys,
            SignInLinks links,
            SignInLinkMailer mailer,
            SignInLimit limit,
            SessionDevices devices,
            ClientAddresses clients,
            PublicUrl publicUrl,
            SessionProperties settings) {
        this.commands = commands;
        this.keys = keys;
        this.links = links;
        this.mailer = mailer;
        this.limit = limit;
        this.devices = devices;
        this.clients = clients;
        this.publicUrl = publicUrl;
        this.settings = settings;
    }

    record SignInRequest(
            @Schema(
                    description = "An API key; the session has its rights and ends with it",
                    example = "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc")
            @Nullable
            String apiKey,

            @Schema(description = "Instead of a key: the last part of a link that was mailed or printed") @Nullable
            String token) {}

    record LinkRequest(
            @Schema(
                    description = "Address that agents named as their owner's when they registered",
                    format = "email",
                    maxLength = MAX_EMAIL,
                    example = "owner@example.com")
            String ownerEmail) {}

    /// @param expiresAt when it ends at the latest
    @Schema(name = "NewSession")
    record NewSessionView(SessionId id, SessionKind kind, boolean test, Instant expiresAt) {}

    /// What is asked to be opened.
    private record Opening(SessionCommand command, SessionKind kind, boolean test) {}

    @Operation(
            tags = "Sessions",
            summary = "Sign in",
            description = "For browsers. Takes an API key or the token of a link, and sets the cookie"
                    + " `mailboxkit_session`, which every operation takes in place of an API key. Requests with the cookie"
                    + " that change something need the header `X-Requested-With: mailboxkit-dashboard`. The session of an"
                    + " owner names its organization in `MailboxKit-Organization`, or else has the first. An answer that"
                    + " is given once more for an `Idempotency-Key` sets no cookie.")
    @RequestBodyType(SignInRequest.class)
    @RouteProblems(ProblemCode.UNAUTHENTICATED)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<NewSessionView>> signIn(RequestSeed seed, @RequestBody ObjectNode body, ServerWebExchange exchange) {
        var fields = new JsonFields(body);
        var key = fields.optionalText("api_key", MAX_KEY);
        var link = fields.optionalText("token", MAX_TOKEN);
        if (key.isPresent() == link.isPresent()) {
            fields.error("api_key", "must be given, or else token");
        }
        fields.check();

        var token = SessionTokens.newToken(seed.random("session"));
        var id = new SessionId(seed.ulid("session"));
        var tokenHash = KeyHash.of(token).value();
        var expiresAt = seed.now().plus(settings.lifetime());
        var opening = key.map(given -> byKey(given, id, tokenHash, expiresAt, seed.now()))
                .orElseGet(() -> byLink(link.orElseThrow(), id, tokenHash, expiresAt, seed.now()));
        return limit.admitSignIn(exchange)
                .then(opening)
                .flatMap(asked -> commands.send(asked.command())
                        .then(devices.note(
                                id,
                                Objects.requireNonNullElse(
                                        exchange.getRequest().getHeaders().getFirst("User-Agent"), ""),
                                clients.of(exchange.getRequest())))
                        .then(Mono.fromSupplier(() -> {
                            exchange.getResponse()
                                    .addCookie(SessionCookie.of(token, settings.lifetime(), publicUrl.url()));
                            return new Data<>(new NewSessionView(id, asked.kind(), asked.test(), expiresAt));
                        })));
    }

    private Mono<Opening> byKey(String key, SessionId id, String tokenHash, Instant expiresAt, Instant at) {
        return keys.holder(KeyHash.of(key))
                .switchIfEmpty(Mono.error(() -> new Refusal(
                        ProblemCode.UNAUTHENTICATED, "This API key is not known or was revoked. Check it.")))
                .map(holder ->
                        new Opening(command(holder, id, tokenHash, expiresAt, at), SessionKind.KEY, holder.test()));
    }

    private static SignInByKey command(
            KeyHolder holder, SessionId id, String tokenHash, Instant expiresAt, Instant at) {
        return new SignInByKey(id, holder.organizationId(), holder.apiKeyId(), tokenHash, expiresAt, at);
    }

    private Mono<Opening> byLink(String link, SessionId id, String tokenHash, Instant expiresAt, Instant at) {
        Optional<OrganizationId> named = links.read(link, at);
        return Mono.justOrEmpty(named)
                .switchIfEmpty(Mono.error(SignInLinks::notValid))
                .map(organization -> new Opening(
                        new SignInByLink(id, KeyHash.of(link).value(), organization, tokenHash, expiresAt, at),
                        organization.equals(OrganizationId.PLATFORM) ? SessionKind.OPERATOR : SessionKind.OWNER,
                        false));
    }

    /// Answers before it looks whether there is anybody, so that neither the answer nor its time tells.
    @Operation(
            tags = "Sessions",
            summary = "Mail a link",
            description =
                    "Mails a link to the address if an agent named it as its owner's. The link opens a session once,"
                            + " within 15 minutes, that sees every organization of the owner. The answer is the same whether there is"
                            + " such an agent or not.")
    @RequestBodyType(LinkRequest.class)
    @PostMapping("/links")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> requestLink(RequestSeed seed, @RequestBody ObjectNode body, ServerWebExchange exchange) {
        var fields = new JsonFields(body);
        String owner = fields.requiredText("owner_email", MAX_EMAIL);
        if (!owner.isEmpty()
                && Addresses.parse(owner)
                        .filter(mailbox -> mailbox.name() == null)
                        .isEmpty()) {
            fields.error("owner_email", "must be an email address such as owner@example.com");
        }
        fields.check();
        var messageId = seed.ulid("link");
        var at = seed.now();
        return limit.admitLink(exchange).then(Mono.fromRunnable(() -> mailer.mail(owner, messageId, at)));
    }
}
