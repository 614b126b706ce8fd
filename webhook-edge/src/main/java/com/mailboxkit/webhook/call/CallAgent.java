package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.RequestBatcher;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.kernel.webhook.AttemptResult;
import com.mailboxkit.kernel.webhook.WebhookAttemptId;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.Call;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CallWebhook;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.CancelDelivery;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.FindCall;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RecordAttempt;
import com.mailboxkit.kernel.webhook.WebhookDeliveryCommand.RecordAttempts;
import com.mailboxkit.kernel.webhook.WebhookDeliveryId;
import com.mailboxkit.kernel.webhook.WebhookQuery.FindPayload;
import com.mailboxkit.webhook.call.FairScheduler.Health;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the calls that webhook sagas ask for. A call that is asked for while it waits or runs is ignored, and
/// it counts as running until its result is recorded: no event is told twice in one attempt but for a crash in
/// between.
public final class CallAgent implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallAgent.class);
    private static final Duration RECORD_AGAIN = Duration.ofSeconds(1);
    private static final Duration PAYLOAD = Duration.ofSeconds(30);
    private static final int RECORDED_TOGETHER = 100;

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final WebhookClient client;
    private final SecretBox box;
    private final Clock clock;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final FairScheduler scheduler;
    private final Set<WebhookDeliveryId> underWay = ConcurrentHashMap.newKeySet();
    private final RequestBatcher<RecordAttempt, RecordAttempt> records = new RequestBatcher<>(
            RECORDED_TOGETHER, group -> CompletableFuture.supplyAsync(() -> recordTogether(group), workers));

    CallAgent(
            CommandGateway commands,
            QueryGateway queries,
            WebhookClient client,
            SecretBox box,
            WebhookCallProperties limits,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.client = client;
        this.box = box;
        this.clock = clock;
        this.scheduler = new FairScheduler(limits, workers, this::call, this::refuse);
    }

    @CommandHandler
    void handle(CallWebhook wanted) {
        if (underWay.add(wanted.deliveryId())) {
            scheduler.add(wanted);
        }
    }

    private Health call(CallWebhook wanted) {
        try {
            Call call = commands.sendAndWait(new FindCall(wanted.deliveryId(), now()));
            if (call == null) {
                commands.sendAndWait(new CancelDelivery(wanted.deliveryId(), now()));
                return Health.UNKNOWN;
            }
            var payload = payload(call);
            if (payload.isEmpty()) {
                log.warn(
                        "Event {} cannot be read yet; the saga asks again",
                        call.event().id());
                return Health.UNKNOWN;
            }
            var answer = call(call, payload.get());
            record(wanted, answer);
            return health(answer.result());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | TimeoutException failure) {
            log.error("The call for {} failed on our side; the saga asks again", wanted.deliveryId(), failure);
        } finally {
            underWay.remove(wanted.deliveryId());
        }
        return Health.UNKNOWN;
    }

    private Optional<byte[]> payload(Call call) throws InterruptedException, ExecutionException, TimeoutException {
        var question = new FindPayload(call.organizationId(), call.event(), call.sample());
        return queries.query(question, ResponseTypes.optionalInstanceOf(byte[].class))
                .get(PAYLOAD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("NullAway") // the client always answers
    private CallOutcome call(Call call, byte[] payload) {
        var secrets = call.secrets().stream()
                .map(kept -> box.open(kept, call.webhookId().value()))
                .toList();
        var headers = Signatures.headers(call.deliveryId().value(), clock.instant(), payload, secrets);
        return client.call(URI.create(call.url()), headers, payload).block();
    }

    /// Only receivers that cannot be reached or fail on their own side are left alone; others answer quickly.
    private static Health health(AttemptResult result) {
        return switch (result.failure()) {
            case null -> Health.HEALTHY;
            case DNS, ADDRESS_DENIED, CONNECTION, TLS, TIMEOUT, PROTOCOL -> Health.FAILING;
            case STATUS -> result.status() >= 500 ? Health.FAILING : Health.HEALTHY;
            case REDIRECT, CIRCUIT_OPEN -> Health.HEALTHY;
        };
    }

    private void refuse(CallWebhook wanted) {
        var result = new AttemptResult(
                AttemptFailure.CIRCUIT_OPEN, 0, 0, "", "Not called: the calls before failed one after the other.");
        try {
            record(wanted, new CallOutcome(result, null));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.remove(wanted.deliveryId());
        }
    }

    /// What happened must not be forgotten: tried until it is stored. Results that arrive together are stored
    /// together; where that fails, each by itself, since one may be the cause.
    private void record(CallWebhook wanted, CallOutcome answer) throws InterruptedException {
        var record = recordOf(wanted, answer);
        try {
            records.add(record).get();
            return;
        } catch (ExecutionException failed) {
            log.debug("Results could not be recorded together", failed.getCause());
        }
        while (true) {
            try {
                commands.sendAndWait(record);
                return;
            } catch (RuntimeException storeFailed) {
                log.warn("The result for {} could not be recorded; trying again", wanted.deliveryId(), storeFailed);
                Thread.sleep(RECORD_AGAIN);
            }
        }
    }

    private RecordAttempt recordOf(CallWebhook wanted, CallOutcome answer) {
        var now = now();
        return new RecordAttempt(
                wanted.deliveryId(),
                wanted.webhookId(),
                WebhookAttemptId.at(now),
                wanted.attempt(),
                answer.result(),
                answer.retryAfterSeconds(),
                ThreadLocalRandom.current().nextDouble(-1, 1),
                now);
    }

    private List<RecordAttempt> recordTogether(List<RecordAttempt> group) {
        commands.sendAndWait(new RecordAttempts(group));
        return group;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        scheduler.close();
        client.close();
    }
}
