package com.mailboxkit.command.webhook;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.ReplayScope;
import com.mailboxkit.kernel.webhook.WebhookAttemptId;
import com.mailboxkit.kernel.webhook.WebhookCommand.ReplayWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.TestWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RestartDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookQuery.AttemptedDelivery;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindAttempt;
import com.mailboxkit.kernel.webhook.WebhookReplayId;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.RequestBodyType;
import com.mailboxkit.web.RequestSeed;
import com.mailboxkit.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Has a webhook told of something on request: of a made-up event, or of what happened before.
@RestController
@RequestMapping("/api/v1/webhooks/{webhookId}")
class WebhookReplayController {

    private static final int MAX_TIME = 40;

    private final ReactiveCommands commands;
    private final QueryGateway queries;
    private final WebhookProperties limits;

    WebhookReplayController(ReactiveCommands commands, QueryGateway queries, WebhookProperties limits) {
        this.commands = commands;
        this.queries = queries;
        this.limits = limits;
    }

    /// @param deliveryId what the receiver sees as `webhook-id`; the attempt is listed with it
    @Schema(name = "WebhookTelling")
    record DispatchView(
            WebhookDeliveryId deliveryId, @Nullable EventType event) {}

    @Schema(name = "WebhookReplay")
    record ReplayView(WebhookReplayId id, ReplayScope scope, Instant since, Instant until) {}

    @Operation(
            tags = "Webhooks",
            summary = "Test a webhook",
            description = "Tells it of an event that is made up and says so in `test`. It is tried once.")
    @RequestBodyType(SampleDescription.class)
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Data<DispatchView>> test(
            Caller caller,
            RequestSeed seed,
            @PathVariable String webhookId,
            @RequestBody(required = false) @Nullable ObjectNode body) {
        var id = WebhookCommandController.id(webhookId);
        var type = body == null ? Optional.<EventType>empty() : wantedEvent(body);
        var now = seed.now();
        var event = new EventRef(new PublicEventId(seed.ulid("event")), type.orElse(EventType.MESSAGE_RECEIVED), now);
        return commands.send(new TestWebhook(id, caller.organizationId(), event, now))
                .thenReturn(new Data<>(new DispatchView(WebhookDeliveryId.of(id, event), event.type())));
    }

    private Optional<EventType> wantedEvent(ObjectNode body) {
        var request = new WebhookRequest(body, limits);
        var type = request.event();
        request.check();
        return type;
    }

    @Operation(
            tags = "Webhooks",
            summary = "Replay a webhook attempt",
            description = "Tells the event of this attempt once more, under the same id.")
    @PostMapping("/attempts/{attemptId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Data<DispatchView>> replay(
            Caller caller, RequestSeed seed, @PathVariable String webhookId, @PathVariable String attemptId) {
        var id = WebhookCommandController.id(webhookId);
        if (!Ulid.isValid(attemptId)) {
            return Mono.error(Refusal.notFound("attempt"));
        }
        var question = new FindAttempt(new WebhookAttemptId(attemptId));
        return Mono.fromFuture(
                        () -> queries.query(question, ResponseTypes.optionalInstanceOf(AttemptedDelivery.class)), true)
                .map(found -> found.filter(attempt -> attempt.webhookId().equals(id))
                        .orElseThrow(() -> Refusal.notFound("attempt")))
                .flatMap(attempt -> commands.send(
                                new RestartDelivery(attempt.deliveryId(), caller.organizationId(), seed.now()))
                        .thenReturn(new Data<>(new DispatchView(attempt.deliveryId(), null))));
    }

    @Operation(tags = "Webhooks", summary = "Replay events")
    @RequestBodyType(ReplayDescription.class)
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Data<ReplayView>> replay(
            Caller caller, RequestSeed seed, @PathVariable String webhookId, @RequestBody ObjectNode body) {
        var id = WebhookCommandController.id(webhookId);
        var now = seed.now();
        var fields = new JsonFields(body);
        var scope = scope(fields);
        var since = time(fields, "since");
        var until = time(fields, "until").filter(time -> time.isBefore(now)).orElse(now);
        if (since.isEmpty() && fields.node("since").isEmpty()) {
            fields.error("since", "is required: a time like 2026-01-31T12:00:00Z");
        }
        if (since.isPresent() && !since.get().isBefore(until)) {
            fields.error("since", "must be before `until`, which is now at the latest");
        }
        fields.check();
        var replay = new ReplayWebhook(
                id,
                caller.organizationId(),
                new WebhookReplayId(seed.ulid("replay")),
                scope,
                since.orElseThrow(),
                until,
                now);
        return commands.send(replay)
                .thenReturn(new Data<>(new ReplayView(replay.replayId(), scope, replay.since(), replay.until())));
    }

    private static ReplayScope scope(JsonFields fields) {
        return switch (fields.optionalText("scope", MAX_TIME).orElse("failed")) {
            case "failed" -> ReplayScope.FAILED;
            case "all" -> ReplayScope.ALL;
            default -> {
                fields.error("scope", "must be failed or all");
                yield ReplayScope.FAILED;
            }
        };
    }

    private static Optional<Instant> time(JsonFields fields, String field) {
        return fields.optionalText(field, MAX_TIME).flatMap(text -> {
            var time = Times.point(text);
            if (time.isEmpty()) {
                fields.error(field, "must be a time like 2026-01-31T12:00:00Z");
            }
            return time;
        });
    }
}
