package com.mailboxkit.command.webhook;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.webhook.WebhookCommand.ClaimReplayPage;
import com.mailboxkit.kernel.webhook.WebhookCommand.ContinueReplay;
import com.mailboxkit.kernel.webhook.WebhookId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindReplayable;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import com.mailboxkit.kernel.webhook.WebhookReplayId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Takes replays on by a page. The read model may be a long time in answering, while it is rebuilt for one:
/// meanwhile neither a thread waits nor a webhook is locked.
class WebhookReplays {

    private static final Logger log = LoggerFactory.getLogger(WebhookReplays.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReactiveCommands commands;
    private final QueryGateway queries;
    private final WebhookReplayProperties limits;
    private final Set<WebhookReplayId> looking = ConcurrentHashMap.newKeySet();

    WebhookReplays(ReactiveCommands commands, QueryGateway queries, WebhookReplayProperties limits) {
        this.commands = commands;
        this.queries = queries;
        this.limits = limits;
    }

    /// Returns at once. Does nothing while the page that was asked for before is still looked for.
    void goOn(WebhookId webhookId, WebhookReplayId replayId) {
        if (!looking.add(replayId)) {
            return;
        }
        commands.ask(new ClaimReplayPage(webhookId, replayId), FindReplayable.class)
                .flatMap(question ->
                        find(question).map(page -> new ContinueReplay(webhookId, replayId, question.cursor(), page)))
                .doOnTerminate(() -> looking.remove(replayId)) // before the page leads to the wish for the next
                .filter(next -> next.page().pending() <= limits.maxPending())
                .flatMap(commands::send)
                .subscribe(
                        done -> {}, failure -> log.warn("Replay {} goes on later: {}", replayId, failure.toString()));
    }

    private Mono<ReplayPage> find(FindReplayable question) {
        return Mono.fromFuture(() -> queries.query(question, ReplayPage.class), true)
                .timeout(PATIENCE);
    }
}
