package com.mailboxkit.smtp.bounce;

import com.mailboxkit.kernel.message.Feedback;
import com.mailboxkit.kernel.message.Feedback.Complained;
import com.mailboxkit.kernel.message.Feedback.Delayed;
import com.mailboxkit.kernel.message.Feedback.Failed;
import com.mailboxkit.kernel.message.MessageCommand.RecordFeedback;
import com.mailboxkit.kernel.message.MessageQuery;
import com.mailboxkit.kernel.message.MessageQuery.FindSentMessage;
import com.mailboxkit.kernel.message.MessageQuery.SentMessage;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.report.Report;
import com.mailboxkit.mime.report.Report.DeliveryReport;
import com.mailboxkit.mime.report.Report.FeedbackReport;
import com.mailboxkit.mime.report.Report.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/// Finds out which of our messages a report is about, and has it recorded there.
public final class ReportMatcher {

    private final ReturnPaths paths;
    private final CommandGateway commands;
    private final QueryGateway queries;

    public ReportMatcher(ReturnPaths paths, CommandGateway commands, QueryGateway queries) {
        this.paths = paths;
        this.commands = commands;
        this.queries = queries;
    }

    /// The return path that an address is, if it is one of ours.
    public Optional<ReturnPath> returnPath(String address) {
        return paths.read(address);
    }

    /// The message that left under a return path; empty where it is gone with its inbox.
    public CompletableFuture<Optional<SentMessage>> sent(ReturnPath path) {
        return ask(new FindSentMessage(path.messageId()));
    }

    /// Records what came to a return path: whoever wrote it knows the envelope, which proves the report where that had
    /// one recipient.
    public CompletableFuture<?> record(Report report, ReturnPath path, SentMessage sent, Instant at) {
        var addressees = sent.recipients().stream().filter(path::mayBeFor).toList();
        return record(sent, feedback(report, addressees), path.isOfOne(), at);
    }

    /// Records a report that came to some other address here, if it quotes the reverse path of an envelope of
    /// ours, which proves as much as if it had come there. A Message-ID proves nothing: whoever has the
    /// message knows it.
    ///
    /// @return whether it was about a message of ours
    public CompletableFuture<Boolean> recordQuoted(Report report, Instant at) {
        var path = report.quoted().senders().stream()
                .map(paths::read)
                .flatMap(Optional::stream)
                .findFirst();
        return path.isEmpty()
                ? CompletableFuture.completedFuture(false)
                : sent(path.get())
                        .thenCompose(found -> found.isEmpty()
                                ? CompletableFuture.completedFuture(false)
                                : record(report, path.get(), found.get(), at).thenApply(done -> true));
    }

    private CompletableFuture<Optional<SentMessage>> ask(MessageQuery question) {
        return queries.query(question, ResponseTypes.optionalInstanceOf(SentMessage.class));
    }

    private CompletableFuture<?> record(SentMessage sent, List<Feedback> feedback, boolean proven, Instant at) {
        return feedback.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : commands.send(new RecordFeedback(sent.messageId(), feedback, proven, at));
    }

    /// @param recipients whom it may be about
    private static List<Feedback> feedback(Report report, List<String> recipients) {
        return switch (report) {
            case DeliveryReport delivery ->
                recipients.stream()
                        .flatMap(recipient -> outcome(delivery.outcomes(), recipient, recipients.size() == 1)
                                .flatMap(outcome -> feedback(outcome, recipient))
                                .stream())
                        .toList();
            case FeedbackReport complaint ->
                complaint.isComplaint()
                        ? recipients.stream()
                                .filter(recipient -> recipients.size() == 1
                                        || complaint.quoted().recipients().stream()
                                                .anyMatch(same(recipient)))
                                .<Feedback>map(recipient -> new Complained(recipient, complaint.reply()))
                                .toList()
                        : List.of();
        };
    }

    /// Where mail is forwarded, reports name addresses that we do not know; then it must be clear whose they are.
    private static Optional<Outcome> outcome(List<Outcome> outcomes, String recipient, boolean isTheOnlyOne) {
        var named = outcomes.stream()
                .filter(outcome -> outcome.addresses().stream().anyMatch(same(recipient)))
                .findFirst();
        return named.isPresent() || !isTheOnlyOne ? named : outcomes.stream().findFirst();
    }

    private static Predicate<String> same(String recipient) {
        return address -> Addresses.key(address).equals(Addresses.key(recipient));
    }

    private static Optional<Feedback> feedback(Outcome outcome, String recipient) {
        return switch (outcome.action()) {
            case FAILED -> Optional.of(new Failed(recipient, outcome.reply(), outcome.kind()));
            case DELAYED -> Optional.of(new Delayed(recipient, outcome.reply()));
            case DELIVERED -> Optional.empty();
        };
    }
}
