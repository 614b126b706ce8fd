package com.mailboxkit.command.webhook;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangeWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangedWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.CreateWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.DeleteWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.RotateWebhookSecret;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.CheckDestination;
import com.mailboxkit.kernel.webhook.WebhookQuery.CountWebhooks;
import com.mailboxkit.kernel.webhook.WebhookRotationId;
import com.mailboxkit.kernel.webhook.WebhookSettings;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.OrganizationQuota;
import com.mailboxkit.web.OrganizationQuota.Cap;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.RouteProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Makes, changes and deletes webhooks.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookCommandController {

    private final ReactiveCommands commands;
    private final QueryGateway queries;
    private final WebhookSecrets secrets;
    private final OrganizationQuota quota;
    private final WebhookProperties limits;
    private final Cap cap;

    WebhookCommandController(
            ReactiveCommands commands,
            QueryGateway queries,
            WebhookSecrets secrets,
            OrganizationQuota quota,
            WebhookProperties limits) {
        this.commands = commands;
        this.queries = queries;
        this.secrets = secrets;
        this.quota = quota;
        this.limits = limits;
        this.cap = new Cap("webhooks", "mailboxkit.webhooks.per-organization", limits.perOrganization());
    }

    /// @param secret signs every call; shown this once
    @Schema(name = "NewWebhook")
    record CreatedView(
            WebhookId id,
            String name,
            @Schema(format = "uri") String url,
            List<EventType> events,
            boolean ordered,
            boolean enabled,
            String secret,
            Instant createdAt) {}

    @Schema(name = "ChangedWebhook")
    record ChangedView(
            WebhookId id,
            String name,
            @Schema(format = "uri") String url,
            List<EventType> events,
            boolean ordered,
            boolean enabled,
            Instant createdAt) {}

    /// @param secret signs every call from now on; shown this once
    /// @param previousSecretValidUntil until then the secret before signs too
    @Schema(name = "RotatedSecret")
    record RotatedView(WebhookId id, String secret, Instant previousSecretValidUntil) {}

    @Operation(
            tags = "Webhooks",
            summary = "Make a webhook",
            description = "The secret that signs every call is in this answer and never shown again.")
    @RequestBodyType(WebhookDescription.class)
    @RouteProblems(ProblemCode.LIMIT_REACHED)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Data<CreatedView>> create(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
        var request = new WebhookRequest(body, limits);
        var name = request.name();
        var url = request.url();
        var events = request.events();
        boolean ordered = request.flag("ordered").orElse(false);
        request.require("url", url);
        request.require("events", events);
        request.check();

        var now = seed.now();
        var id = new WebhookId(seed.ulid("webhook"));
        String secret = secrets.fresh(seed.random("secret"));
        var settings = new WebhookSettings(
                name.orElseGet(() -> URI.create(url.orElseThrow()).getHost()),
                url.orElseThrow(),
                events.orElseThrow(),
                ordered);
        var create = new CreateWebhook(id, caller.organizationId(), settings, secrets.seal(secret, id), now);
        var organization = caller.organizationId();
        return mayBeCalled(settings.url())
                .then(quota.oneMore(organization, seed, cap, count(organization), commands.send(create)))
                .thenReturn(new Data<>(new CreatedView(
                        id, settings.name(), settings.url(), settings.events(), ordered, true, secret, now)));
    }

    @Operation(tags = "Webhooks", summary = "Change a webhook")
    @RequestBodyType(WebhookChangeDescription.class)
    @PatchMapping("/{webhookId}")
    Mono<Data<ChangedView>> change(
            Caller caller, RequestSeed seed, @PathVariable String webhookId, @RequestBody ObjectNode body) {
        var id = id(webhookId);
        var request = new WebhookRequest(body, limits);
        var change = new ChangeWebhook(
                id,
                caller.organizationId(),
                request.name().orElse(null),
                request.url().orElse(null),
                request.events().orElse(null),
                request.flag("ordered").orElse(null),
                request.flag("enabled").orElse(null),
                seed.now());
        request.check();
        return (change.url() == null ? Mono.<Void>empty() : mayBeCalled(change.url()))
                .then(commands.ask(change, ChangedWebhook.class))
                .map(changed -> new Data<>(view(id, changed)));
    }

    @Operation(
            tags = "Webhooks",
            summary = "Rotate a webhook secret",
            description = "The secret before signs too for a day.")
    @PostMapping("/{webhookId}/rotate-secret")
    Mono<Data<RotatedView>> rotateSecret(Caller caller, RequestSeed seed, @PathVariable String webhookId) {
        var id = id(webhookId);
        var now = seed.now();
        var until = now.plus(limits.secretOverlap());
        String secret = secrets.fresh(seed.random("secret"));
        var rotation = new WebhookRotationId(seed.ulid("rotation"));
        return commands.send(new RotateWebhookSecret(
                        id, caller.organizationId(), rotation, secrets.seal(secret, id), until, now))
                .thenReturn(new Data<>(new RotatedView(id, secret, until)));
    }

    @Operation(
            tags = "Webhooks",
            summary = "Delete a webhook",
            description = "What it has not been told yet it is not told any more.")
    @DeleteMapping("/{webhookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(Caller caller, RequestSeed seed, @PathVariable String webhookId) {
        return commands.send(new DeleteWebhook(id(webhookId), caller.organizationId(), seed.now()));
    }

    private Mono<Integer> count(OrganizationId organization) {
        return Mono.fromFuture(() -> queries.query(new CountWebhooks(organization), Integer.class), true);
    }

    /// Names are looked up outside of this process, so only once everything else is right.
    private Mono<Void> mayBeCalled(String url) {
        var question = new CheckDestination(url);
        return Mono.fromFuture(() -> queries.query(question, ResponseTypes.optionalInstanceOf(String.class)), true)
                .flatMap(fault -> fault.isEmpty() ? Mono.empty() : Mono.error(Refusal.invalid("url", fault.get())));
    }

    private static ChangedView view(WebhookId id, ChangedWebhook changed) {
        var settings = changed.settings();
        return new ChangedView(
                id,
                settings.name(),
                settings.url(),
                settings.events(),
                settings.ordered(),
                changed.enabled(),
                changed.createdAt());
    }

    static WebhookId id(String text) {
        if (!Ulid.isValid(text)) {
            throw Refusal.notFound("webhook");
        }
        return new WebhookId(text);
    }
}
