package com.mailboxkit.smtp.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.Feedback.Failed;
import com.mailboxkit.kernel.message.MessageCommand.RecordFeedback;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageQuery.SentMessage;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.mime.report.Report;
import com.mailboxkit.mime.report.Report.Action;
import com.mailboxkit.mime.report.Report.DeliveryReport;
import com.mailboxkit.mime.report.Report.Outcome;
import com.mailboxkit.mime.report.Report.Quoted;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

class ReportMatcherTest {

    private static final Instant NOW = Instant.now();
    private static final String FROM = "me@agents.example";
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final RemoteReply UNKNOWN = new RemoteReply("mx.example.com", 550, "5.1.1", "5.1.1 No such user");
    private static final SentMessage SENT = new SentMessage(MessageId.at(NOW), InboxId.at(NOW), List.of(ANN, BOB));

    private final List<RecordFeedback> recorded = new CopyOnWriteArrayList<>();
    private final ReturnPaths paths = BounceFixtures.paths();
    private final ReportMatcher matcher = new ReportMatcher(
            paths,
            DefaultCommandGateway.builder().commandBus(commands()).build(),
            DefaultQueryGateway.builder()
                    .queryBus(SimpleQueryBus.builder().build())
                    .build());

    @Test
    void believesWhatComesToTheReturnPathOfOneRecipient() {
        report(paths.of(SENT.messageId(), ANN, FROM), ANN);

        assertThat(recorded).containsExactly(failed(ANN, true));
    }

    /// Each recipient of such an envelope has seen it, and could write a report about another.
    @Test
    void takesWhatComesToTheReturnPathOfSeveralForUnproven() {
        report(paths.ofSeveral(SENT.messageId(), FROM), BOB);

        assertThat(recorded).containsExactly(failed(BOB, false));
    }

    private void report(String address, String about) {
        Report report = new DeliveryReport(
                new Quoted(null, List.of(), List.of()),
                List.of(new Outcome(List.of(about), Action.FAILED, UNKNOWN, BounceKind.HARD)));
        matcher.record(report, matcher.returnPath(address).orElseThrow(), SENT, NOW)
                .join();
    }

    private static RecordFeedback failed(String recipient, boolean proven) {
        return new RecordFeedback(
                SENT.messageId(), List.of(new Failed(recipient, UNKNOWN, BounceKind.HARD)), proven, NOW);
    }

    @SuppressWarnings("resource")
    private SimpleCommandBus commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(RecordFeedback.class.getName(), command -> {
            recorded.add((RecordFeedback) command.getPayload());
            return null;
        });
        return bus;
    }
}
