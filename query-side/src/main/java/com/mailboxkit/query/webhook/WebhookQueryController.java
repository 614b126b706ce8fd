package com.mailboxkit.query.webhook;

import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows webhooks, and their delivery attempts.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookQueryController {

    private final WebhookReader webhooks;

    WebhookQueryController(WebhookReader webhooks) {
        this.webhooks = webhooks;
    }

    @Operation(tags = "Webhooks", summary = "List webhooks")
    @GetMapping
    Mono<Page<WebhookView>> list(Caller caller, PageRequest page) {
        return webhooks.list(caller.organizationId(), page)
                .map(rows -> Page.of(rows, page, webhook -> Cursor.at(webhook.id())));
    }

    @Operation(tags = "Webhooks", summary = "Show a webhook")
    @GetMapping("/{webhookId}")
    Mono<Data<WebhookView>> get(Caller caller, @PathVariable String webhookId) {
        return webhooks.find(webhookId, caller.organizationId()).map(Data::new);
    }

    @Operation(
            tags = "Webhooks",
            summary = "List webhook attempts",
            description = "Every call with what came of it, the newest first.")
    @GetMapping("/{webhookId}/attempts")
    Mono<Page<AttemptView>> attempts(Caller caller, @PathVariable String webhookId, PageRequest page) {
        return webhooks.find(webhookId, caller.organizationId())
                .flatMap(webhook -> webhooks.attempts(webhook.id(), page))
                .map(rows -> Page.of(rows, page, attempt -> Cursor.at(attempt.id())));
    }
}
