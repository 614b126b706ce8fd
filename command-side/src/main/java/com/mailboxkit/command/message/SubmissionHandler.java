package com.mailboxkit.command.message;

import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.message.SubmissionCommand;
import com.mailboxkit.kernel.message.SubmissionCommand.BeginSubmission;
import com.mailboxkit.kernel.message.SubmissionCommand.CheckSubmission;
import com.mailboxkit.kernel.message.SubmissionCommand.SubmitMessage;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/// Sends what was submitted by SMTP, within the limits and at the price of any other message.
class SubmissionHandler {

    private static final long PATIENCE_SECONDS = 30;

    private final Repository<Submission> submissions;
    private final SendGroupCommit gate;
    private final SendChecks checks;
    private final MessageProperties limits;
    private final Tariff tariff;

    SubmissionHandler(
            Repository<Submission> submissions,
            SendGroupCommit gate,
            SendChecks checks,
            MessageProperties limits,
            Tariff tariff) {
        this.submissions = submissions;
        this.gate = gate;
        this.checks = checks;
        this.limits = limits;
        this.tariff = tariff;
    }

    @CommandHandler
    SubmissionCommand.Submission handle(BeginSubmission begin) throws Exception {
        return submissions
                .loadOrCreate(begin.submissionId(), () -> new Submission(begin.submissionId()))
                .invoke(submission -> submission.begin(begin));
    }

    @CommandHandler
    Outcome handle(CheckSubmission check) throws InterruptedException {
        var submit = check.submission();
        check(submit);
        return within(checks.check(send(submit), submit.repeated()));
    }

    /// The gate sends it in a separate unit of work, with others that wait.
    @CommandHandler
    Outcome handle(SubmitMessage submit) throws InterruptedException {
        check(submit);
        var send = send(submit);
        var outcome = within(submit.repeated() ? gate.sendAgain(send) : gate.send(send));
        checks.settled(submit.organizationId(), outcome);
        return outcome;
    }

    private SendMessage send(SubmitMessage submit) {
        return new SendMessage(
                submit.messageId(),
                submit.organizationId(),
                submit.inboxId(),
                submit.headers(),
                submit.bcc(),
                submit.recipients(),
                submit.content(),
                submit.test(),
                submit.test()
                        ? 0
                        : tariff.costOf(
                                submit.recipients().size(),
                                submit.content().attachments().size()),
                submit.at());
    }

    private static Outcome within(CompletableFuture<Outcome> outcome) throws InterruptedException {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException("A submitted message could not be sent", failed);
        } catch (TimeoutException late) {
            throw new Refusal(ProblemCode.UNAVAILABLE, "The message is not stored yet. Send it again.");
        }
    }

    private void check(SubmitMessage submit) {
        require(
                submit.recipients().size() <= limits.maxRecipients(),
                "A message has at most " + limits.maxRecipients() + " recipients.");
        require(
                submit.headers().subject().length() <= limits.maxSubjectLength(),
                "A subject has at most " + limits.maxSubjectLength() + " characters.");
        var attachments = submit.content().attachments();
        require(
                attachments.size() <= limits.maxAttachments(),
                "A message has at most " + limits.maxAttachments() + " attachments.");
        long largest = limits.maxAttachmentSize().toBytes();
        require(
                attachments.stream().map(Attachment::content).allMatch(content -> content.size() <= largest),
                "An attachment has at most " + largest + " bytes.");
    }

    private static void require(boolean kept, String limit) {
        if (!kept) {
            throw new Refusal(ProblemCode.VALIDATION_FAILED, limit);
        }
    }
}
