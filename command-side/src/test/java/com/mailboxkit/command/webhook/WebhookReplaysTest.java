package com.mailboxkit.command.webhook;

import static com.mailboxkit.command.webhook.WebhookWorld.NOW;
import static com.mailboxkit.command.webhook.WebhookWorld.OWNER;
import static com.mailboxkit.command.webhook.WebhookWorld.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.BoundedExecutor;
import com.mailboxkit.command.Overload;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.webhook.ReplayScope;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangeWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ContinueReplay;
import com.mailboxkit.kernel.webhook.WebhookCommand.ReplayWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryBegun;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookChanged;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayAdvanced;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindReplayable;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import com.mailboxkit.kernel.webhook.WebhookReplayId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WebhookReplaysTest {

    private static final WebhookReplayId REPLAY = WebhookReplayId.at(NOW);

    private final WebhookWorld world = new WebhookWorld();
    private final List<FindReplayable> questions = new ArrayList<>();
    private final List<CompletableFuture<ReplayPage>> answers = new ArrayList<>();
    private final WebhookReplays replays = new WebhookReplays(
            new ReactiveCommands(world.commands(), new BoundedExecutor(Runnable::run, 10, new Overload())),
            world.queries(),
            WebhookWorld.REPLAYS);

    @BeforeEach
    void request() {
        world.answers(FindReplayable.class, ReplayPage.class, question -> {
            questions.add(question);
            answers.add(new CompletableFuture<>());
            return answers.getLast();
        });
        world.create(false);
        world.commands()
                .sendAndWait(new ReplayWebhook(
                        WEBHOOK, OWNER, REPLAY, ReplayScope.ALL, NOW.minus(Duration.ofDays(1)), NOW, NOW));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @Timeout(10)
    void keepsNobodyWaitingWhileTheReadModelDoesNotAnswer() {
        for (int asked = 0; asked < 20; asked++) {
            replays.goOn(WEBHOOK, REPLAY);
        }

        CompletableFuture.runAsync(() -> world.commands()
                        .sendAndWait(new ChangeWebhook(WEBHOOK, OWNER, "Another", null, null, null, null, NOW)))
                .join();
        assertThat(world.all(WebhookChanged.class)).hasSize(1);
        assertThat(questions).hasSize(1);
    }

    @Test
    void goesOnPageByPageToTheEnd() {
        replays.goOn(WEBHOOK, REPLAY);
        answers.get(0).complete(page("second", 0));
        replays.goOn(WEBHOOK, REPLAY);
        answers.get(1).complete(page(null, 0));
        replays.goOn(WEBHOOK, REPLAY);

        assertThat(questions.stream().map(FindReplayable::cursor)).containsExactly(null, "second");
        assertThat(world.all(WebhookDeliveryBegun.class)).hasSize(2);
        assertThat(world.all(WebhookReplayAdvanced.class).stream().map(WebhookReplayAdvanced::events))
                .containsExactly(1L, 2L);
    }

    @Test
    void asksAgainWhereTheQuestionFailedOrTheWebhookHasEnoughToDo() {
        replays.goOn(WEBHOOK, REPLAY);
        answers.get(0).completeExceptionally(new IllegalStateException("down"));
        replays.goOn(WEBHOOK, REPLAY);
        answers.get(1).complete(page(null, WebhookWorld.REPLAYS.maxPending() + 1));
        replays.goOn(WEBHOOK, REPLAY);

        assertThat(questions).hasSize(3);
        assertThat(world.all(WebhookReplayAdvanced.class)).isEmpty();
    }

    @Test
    void beginsAPageOnceThoughItIsFoundTwice() {
        var next = new ContinueReplay(WEBHOOK, REPLAY, null, page("second", 0));

        world.commands().sendAndWait(next);
        world.commands().sendAndWait(next);

        assertThat(world.all(WebhookReplayAdvanced.class)).hasSize(1);
    }

    private ReplayPage page(@Nullable String cursor, long pending) {
        var id = PublicEventId.of("stored %d".formatted(questions.size()), NOW);
        return new ReplayPage(List.of(new EventRef(id, EventType.MESSAGE_SENT, NOW)), cursor, pending);
    }
}
