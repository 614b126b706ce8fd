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

/// Sending by SMTP. A client that got no reply submits the same mail again: the message first gets its id,
/// which is the same every time, and is then sent under it.
public sealed interface SubmissionCommand {

    /// Returns the id of the message with this Message-ID as a [Submission].
    ///
    /// @param rfcMessageId with angle brackets
    /// @param bodySha256 in lower-case hex; another body is another message, even under the same Message-ID
    /// @param recipients of the envelope; the same message for other recipients is another submission, since
    ///     clients send a message with many recipients in several transactions
    /// @param test of the sandbox; the same mail outside of the sandbox is another submission
    /// @param messageId for the message, unless it has one already
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

        /// Distinguishes submissions.
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

    /// Checks whether a submission would be refused, before its content is stored. Returns
    /// a [SendOutcomes.Outcome].
    record CheckSubmission(SubmitMessage submission) implements SubmissionCommand {

        @TargetAggregateIdentifier
        public OrganizationId organizationId() {
            return submission.organizationId();
        }
    }

    /// Sends a submitted message, at the price of any message. Returns a [SendOutcomes.Outcome].
    ///
    /// @param bcc recipients that the header does not name
    /// @param recipients of the envelope, without duplicates
    /// @param repeated whether it may have been sent before; it is then not sent again
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
