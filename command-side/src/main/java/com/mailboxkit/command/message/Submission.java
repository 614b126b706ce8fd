package com.mailboxkit.command.message;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.SubmissionCommand;
import com.mailboxkit.kernel.message.SubmissionCommand.BeginSubmission;
import com.mailboxkit.kernel.message.SubmissionEvent.SubmissionBegun;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// The one message that a mail becomes, however often it is submitted. Its stream is named after the mail: of two
/// submissions at the same time, the event store lets only one begin it.
@Aggregate(cache = "aggregates")
class Submission {

    @AggregateIdentifier
    private String submissionId;

    private @Nullable MessageId messageId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    Submission() {}

    /// A stream that has not begun: it has a name, but no event yet.
    Submission(String submissionId) {
        this.submissionId = submissionId;
    }

    SubmissionCommand.Submission begin(BeginSubmission begin) {
        if (messageId != null) {
            return new SubmissionCommand.Submission(messageId, true);
        }
        apply(new SubmissionBegun(
                submissionId, begin.messageId(), begin.organizationId(), begin.inboxId(), begin.at()));
        return new SubmissionCommand.Submission(begin.messageId(), false);
    }

    @EventSourcingHandler
    void on(SubmissionBegun begun) {
        submissionId = begun.submissionId();
        messageId = begun.messageId();
    }
}
