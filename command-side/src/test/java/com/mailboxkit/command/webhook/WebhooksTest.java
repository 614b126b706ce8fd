package com.mailboxkit.command.webhook;

import static com.mailboxkit.command.webhook.WebhookWorld.NOW;
import static com.mailboxkit.command.webhook.WebhookWorld.OWNER;
import static com.mailboxkit.command.webhook.WebhookWorld.WEBHOOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.event.EventRef;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.event.PublicEventId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.ReplayScope;
import com.mailboxkit.kernel.webhook.WebhookCommand.ChangeWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ContinueReplay;
import com.mailboxkit.kernel.webhook.WebhookCommand.DeleteWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.ReplayWebhook;
import com.mailboxkit.kernel.webhook.WebhookCommand.RotateWebhookSecret;
import com.mailboxkit.kernel.webhook.WebhookCommand.TestWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.Call;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CancelDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.FindCall;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RestartDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.Line;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookAttempted;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryBegun;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryCancelled;
import com.mailboxkit.kernel.webhook.WebhookDeliveryEvent.WebhookDeliveryRestarted;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookFailing;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookRecovered;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookReplayRequested;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookTurnPassed;
import com.mailboxkit.kernel.webhook.WebhookQuery.ReplayPage;
import com.mailboxkit.kernel.webhook.WebhookReplayId;
import com.mailboxkit.kernel.webhook.WebhookRotationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final OrganizationId STRANGER = OrganizationId.at(NOW);

    private final WebhookWorld world = new WebhookWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void triesAgainByTheScheduleAndGivesUpAtItsEnd() {
        world.create(false);
        var delivery = world.begin(false);

        world.record(delivery, 1, 500, NOW);
        world.record(delivery, 2, 500, NOW);
        world.record(delivery, 3, 500, NOW);

        assertThat(world.all(WebhookAttempted.class).stream().map(WebhookAttempted::nextAttemptAt))
                .containsExactly(NOW.plusSeconds(5), NOW.plus(Duration.ofMinutes(5)), null);
    }

    @Test
    void isDoneWhenItIsTaken() {
        world.create(false);
        var delivery = world.begin(false);

        world.record(delivery, 1, 204, NOW);
        world.record(delivery, 2, 500, NOW);

        assertThat(world.all(WebhookAttempted.class))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.nextAttemptAt()).isNull());
    }

    @Test
    void recordsNoAttemptTwice() {
        world.create(false);
        var delivery = world.begin(false);

        world.record(delivery, 1, 500, NOW);
        world.record(delivery, 1, 204, NOW);

        assertThat(world.all(WebhookAttempted.class)).hasSize(1);
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        world.create(false);
        var delivery = world.begin(false);

        world.record(delivery, 1, 429, 120L, NOW);

        assertThat(world.all(WebhookAttempted.class).getFirst().nextAttemptAt()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void isDisabledAtOnceWhereNobodyIsThere() {
        world.create(false);
        var delivery = world.begin(false);

        world.record(delivery, 1, 410, NOW);

        assertThat(world.all(WebhookDisabled.class))
                .singleElement()
                .satisfies(disabled -> assertThat(disabled.reason()).isEqualTo(WebhookDisablement.GONE));
        assertThat(world.all(WebhookAttempted.class).getFirst().nextAttemptAt()).isNull();
    }

    @Test
    void isDisabledAfterDaysOfNothingButFailure() {
        world.create(false);
        fail(NOW);
        fail(NOW.plus(Duration.ofDays(4)));
        assertThat(world.all(WebhookDisabled.class)).isEmpty();

        fail(NOW.plus(Duration.ofDays(5)));

        assertThat(world.all(WebhookFailing.class)).hasSize(1);
        assertThat(world.all(WebhookDisabled.class))
                .singleElement()
                .satisfies(disabled -> assertThat(disabled.reason()).isEqualTo(WebhookDisablement.FAILING));
    }

    @Test
    void beginsToCountAnewAfterASuccess() {
        world.create(false);
        fail(NOW);
        world.record(world.begin(false), 1, 204, NOW.plus(Duration.ofDays(4)));

        fail(NOW.plus(Duration.ofDays(6)));

        assertThat(world.all(WebhookRecovered.class)).hasSize(1);
        assertThat(world.all(WebhookDisabled.class)).isEmpty();
    }

    @Test
    void beginsToCountAnewAtAnotherUrl() {
        world.create(false);
        fail(NOW);
        world.commands()
                .sendAndWait(new ChangeWebhook(
                        WEBHOOK, OWNER, null, "https://elsewhere.example/", null, null, null, NOW.plusSeconds(1)));

        fail(NOW.plus(Duration.ofDays(5)));

        assertThat(world.all(WebhookFailing.class)).hasSize(2);
        assertThat(world.all(WebhookDisabled.class)).isEmpty();
    }

    @Test
    void tellsNothingAgainWhileItIsDisabled() {
        world.create(false);
        world.record(world.begin(false), 1, 410, NOW);

        assertRefused(ProblemCode.CONFLICT, gateway -> gateway.send(replay()));
    }

    private void fail(Instant at) {
        world.record(world.begin(false), 1, 500, at);
    }

    @Test
    void letsTheNextInLineOnWhenTheOneBeforeIsThrough() {
        world.create(true);
        var first = world.begin(true);
        var second = world.begin(true);
        var lines = world.all(WebhookDeliveryBegun.class);
        assertThat(lines.get(0).line().waits()).isFalse();
        assertThat(lines.get(1).line().waits()).isTrue();

        world.record(first, 1, 500, NOW);
        assertThat(world.all(WebhookTurnPassed.class)).isEmpty();
        world.record(first, 2, 204, NOW);

        assertThat(world.all(WebhookTurnPassed.class))
                .singleElement()
                .satisfies(passed -> assertThat(passed.turn()).isEqualTo(2));
        world.record(second, 1, 204, NOW);
        assertThat(world.all(WebhookTurnPassed.class)).hasSize(2);
    }

    @Test
    void letsTheNextInLineOnThoughTheOneBeforeWasBegunAnewOnTheWay() {
        world.create(true);
        var first = world.begin(true);
        var second = world.begin(true);
        world.record(first, 1, 500, NOW);

        world.commands().sendAndWait(new RestartDelivery(second, OWNER, NOW));
        world.commands().sendAndWait(new RestartDelivery(first, OWNER, NOW));

        assertThat(world.all(WebhookDeliveryRestarted.class).stream().map(WebhookDeliveryRestarted::line))
                .containsExactly(new Line(2, true), new Line(1, false));
        world.record(first, 2, 204, NOW);
        assertThat(world.all(WebhookTurnPassed.class)).hasSize(1);
        world.record(second, 1, 204, NOW);
        assertThat(world.all(WebhookTurnPassed.class)).hasSize(2);
        world.commands().sendAndWait(new RestartDelivery(first, OWNER, NOW));
        assertThat(world.all(WebhookDeliveryRestarted.class).getLast().line()).isEqualTo(new Line(3, false));
    }

    @Test
    void isCalledWithBothSecretsDuringARotationAndNotAtAllOnceItIsDeleted() {
        world.create(false);
        var delivery = world.begin(false);
        var until = NOW.plusSeconds(60);
        world.commands()
                .sendAndWait(new RotateWebhookSecret(WEBHOOK, OWNER, WebhookRotationId.at(NOW), "another", until, NOW));

        assertThat(world.commands()
                        .<Call>sendAndWait(new FindCall(delivery, NOW))
                        .secrets())
                .containsExactly("another", "sealed secret");
        assertThat(world.commands()
                        .<Call>sendAndWait(new FindCall(delivery, until))
                        .secrets())
                .containsExactly("another");
        world.commands().sendAndWait(new DeleteWebhook(WEBHOOK, OWNER, NOW));
        assertThat(world.commands().<Object>sendAndWait(new FindCall(delivery, NOW)))
                .isNull();
        world.commands().sendAndWait(new CancelDelivery(delivery, NOW));
        assertThat(world.all(WebhookDeliveryCancelled.class)).hasSize(1);
    }

    @Test
    void tellsOnceMoreFromTheBeginningOfTheSchedule() {
        world.create(false);
        var delivery = world.begin(false);
        world.record(delivery, 1, 204, NOW);

        world.commands().sendAndWait(new RestartDelivery(delivery, OWNER, NOW));
        world.record(delivery, 2, 500, NOW);

        assertThat(world.all(WebhookDeliveryRestarted.class)).hasSize(1);
        assertThat(world.all(WebhookAttempted.class).getLast().nextAttemptAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void isNobodyElsesToUse() {
        world.create(false);
        var delivery = world.begin(false);

        assertRefused(ProblemCode.ACCESS_DENIED, gateway -> gateway.send(new DeleteWebhook(WEBHOOK, STRANGER, NOW)));
        assertRefused(
                ProblemCode.ACCESS_DENIED,
                gateway -> gateway.send(new ChangeWebhook(WEBHOOK, STRANGER, "Mine", null, null, null, null, NOW)));
        assertRefused(ProblemCode.ACCESS_DENIED, gateway -> gateway.send(new RestartDelivery(delivery, STRANGER, NOW)));
        world.commands().sendAndWait(new DeleteWebhook(WEBHOOK, OWNER, NOW));
        assertRefused(ProblemCode.NOT_FOUND, gateway -> gateway.send(new DeleteWebhook(WEBHOOK, OWNER, NOW)));
    }

    @Test
    void hasFewReplaysUnderWayAtATime() {
        world.create(false);
        world.commands().sendAndWait(replay());
        var second = replay();
        world.commands().sendAndWait(second);

        assertRefused(ProblemCode.CONFLICT, gateway -> gateway.send(replay()));

        var end = new ReplayPage(List.of(), null, 0);
        world.commands().sendAndWait(new ContinueReplay(WEBHOOK, second.replayId(), null, end));
        world.commands().sendAndWait(replay());
        assertThat(world.all(WebhookReplayRequested.class)).hasSize(3);
    }

    @Test
    void doesNothingWhereARequestComesAgain() {
        world.create(false);
        var rotate = new RotateWebhookSecret(WEBHOOK, OWNER, WebhookRotationId.at(NOW), "another", NOW, NOW);
        var event = new EventRef(PublicEventId.of("made up", NOW), EventType.MESSAGE_SENT, NOW);
        var test = new TestWebhook(WEBHOOK, OWNER, event, NOW);
        var replay = replay();
        for (var request : List.of(rotate, test, replay)) {
            world.commands().sendAndWait(request);
        }
        var end = new ReplayPage(List.of(), null, 0);
        world.commands().sendAndWait(new ContinueReplay(WEBHOOK, replay.replayId(), null, end));
        world.commands().sendAndWait(new ChangeWebhook(WEBHOOK, OWNER, null, null, null, null, false, NOW));
        var before = world.all();

        for (var request : List.of(rotate, test, replay)) {
            world.commands().sendAndWait(request);
        }

        assertThat(world.all()).isEqualTo(before);
    }

    private static ReplayWebhook replay() {
        return new ReplayWebhook(
                WEBHOOK, OWNER, WebhookReplayId.at(NOW), ReplayScope.ALL, NOW.minusSeconds(60), NOW, NOW);
    }

    @FunctionalInterface
    private interface Gateway {
        void send(Object command);
    }

    private void assertRefused(ProblemCode code, Consumer<Gateway> attempt) {
        assertThatThrownBy(() -> attempt.accept(command -> world.commands().sendAndWait(command)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
