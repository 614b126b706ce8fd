package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// Sending by SMTP. A program that got no answer submits the same mail again: first the message gets its id, which is
/// the same every time, then it is sent under it.
public sealed interface SubmissionCommand {

    /// Asks which id the message with this Message-ID has. Answered with [Submission].
    ///
    /// @param rfcMessageId with angle brackets
    /// @param bodySha256 in lower-case hex; another body is another message, though a program gives it the
    ///     same name
    /// @param recipients of the envelope; the same message for others is another submission, since programs
    ///     send what has many recipients in several transactions
    /// @param test of the sandbox; the same mail for the world is another submission
    /// @param messageId the one it gets, unless it has one
    record BeginSubmission(
            InboxId inboxId,
            OrganizationId organizationId,
            String rfcMessageId,
            String bodySha256,
            List<String> recipients,
            boolean test,
            MessageId messageId,
            Instant at)
            implements SubmissionCommand {

        /// Tells submissions apart.
        @TargetAggregateIdentifier
        public String submissionId() {
            var recipientsInOrder = recipients.stream()
                    .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                    .distinct()
                    .sorted()
                    .toList();
            var whole = String.join("\n", inboxId.value(), Boolean.toString(test), rfcMessageId, bodySha256)
                    + "\n"
                    + String.join("\n", recipientsInOrder);
            try {
                var sha256 = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
                return "submission:" + HexFormat.of().formatHex(sha256);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /// @param repeated whether it had its id before, so that it may be sent already
    record Submission(MessageId messageId, boolean repeated) {}

    /// Asks what would become of a submission, before its content is stored. Answered with a [SendOutcomes.Outcome].
    record CheckSubmission(SubmitMessage submission) implements SubmissionCommand {

        @TargetAggregateIdentifier
        public OrganizationId organizationId() {
            return submission.organizationId();
        }
    }

    /// Sends what was submitted, at the price of any message. Answered with a [SendOutcomes.Outcome].
    ///
    /// @param bcc recipients that the header does not name
    /// @param recipients of the envelope, without duplicates
    /// @param repeated whether it may have been sent before; then it is not sent again
    record SubmitMessage(
            MessageId messageId,
            @TargetAggregateIdentifier OrganizationId organizationId,
            InboxId inboxId,
            MessageHeaders headers,
            List<Mailbox> bcc,
            List<String> recipients,
            MessageContent content,
            boolean test,
            boolean repeated,
            Instant at)
            implements SubmissionCommand {}
}
