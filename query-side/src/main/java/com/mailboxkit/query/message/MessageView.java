package com.mailboxkit.query.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.Authentication;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.mime.MessageBody;
import com.mailboxkit.mime.content.CalendarEvent;
import com.mailboxkit.mime.content.MessageLink;
import com.mailboxkit.mime.content.VerificationCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A message as callers see it. Lists omit the bodies, the links and the timeline.
///
/// @param tag the part after the `+` of the address that the message was sent to (RFC 5233); null without one
/// @param messageId the Message-ID of RFC 5322
/// @param extractedText the new text of this message; in lists truncated to 2,000 characters,
///     then `extractedTextTruncated`
/// @param forward whether `extractedText` includes a forwarded message
/// @param hiddenText whether the HTML has invisible text, which `extractedText` therefore lacks
/// @param codes that verify that the mailbox is read, most likely first
/// @param links in the order of the message; in the single view only
/// @param calendar an invitation; omitted without one
/// @param attachmentsOmitted files beyond the limits, which are in the raw message only
/// @param parseFailed whether the message could not be parsed, or not in time: the raw message is complete
/// @param test from the sandbox: not sent to other servers
/// @param recipients outbound only: the status of each recipient
/// @param authentication inbound only: the authentication of the sender
/// @param autoSubmitted inbound only: whether a program sent it automatically, such as a vacation reply; no
///     program may answer it (RFC 3834)
/// @param events of the message, oldest first; in the single view only
/// @param sentAt the Date of RFC 5322, as stated by the sender; null without one
@Schema(name = "Message")
public record MessageView(
        String id,
        InboxId inboxId,

        @Schema(allowableValues = {MessageFilter.INBOUND, MessageFilter.OUTBOUND})
        String direction,

        @Nullable String fromEmail,
        @Nullable String fromName,
        List<String> toEmails,
        List<String> ccEmails,
        List<String> bccEmails,
        List<String> replyToEmails,
        @Nullable String tag,
        String subject,
        @JsonUnwrapped @Nullable Bodies bodies,
        String extractedText,
        boolean extractedTextTruncated,
        @JsonProperty("is_forward") boolean forward,
        boolean hiddenText,
        List<VerificationCode> codes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MessageLink> links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CalendarEvent calendar,
        @Schema(implementation = MessageStatus.class) String status,
        String threadId,
        boolean test,
        @Nullable String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        List<RecipientView> recipients,
        List<AttachmentView> attachments,
        int attachmentsOmitted,
        boolean parseFailed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AuthenticationView authentication,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean autoSubmitted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EventView> events,
        @Nullable Instant sentAt,
        Instant createdAt) {

    /// @param status `queued`, `deferred`, `delivered`, `bounced`, `rejected` or `complained`
    /// @param detail the reply of the other server
    /// @param bounceType of a bounce: `hard` where the address does not exist, `soft` for any other reason
    /// @param statusCode enhanced status code (RFC 3463), such as `5.1.1`
    /// @param opens how often it was opened; where opens are tracked
    @Schema(name = "Recipient")
    public record RecipientView(
            String email,

            @Schema(allowableValues = {"queued", "deferred", "delivered", "bounced", "rejected", "complained"})
            String status,

            @Nullable String detail,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BounceKind bounceType,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String statusCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer opens) {}

    /// @param contentId Content-ID (RFC 2392) without angle brackets: what `cid:` in the HTML refers to
    /// @param disposition `inline` for what is shown in the text, `attachment` for a file (RFC 2183)
    /// @param url a signed link that needs no key and expires
    @Schema(name = "Attachment")
    public record AttachmentView(
            String id,
            String filename,
            String mimeType,
            long size,
            @Nullable String contentId,

            @Schema(allowableValues = {"inline", "attachment"}) @Nullable
            String disposition,

            @Schema(format = "uri") String url) {}

    /// Terms of RFC 8601, such as `pass`, `fail` or `none`. Only `dmarc` verifies the address in From.
    ///
    /// @param results all of them as an `Authentication-Results` value
    @Schema(name = "Authentication")
    public record AuthenticationView(String spf, String dkim, String dmarc, String iprev, String results) {

        static @Nullable AuthenticationView of(@Nullable Authentication found) {
            return found == null
                    ? null
                    : new AuthenticationView(found.spf(), found.dkim(), found.dmarc(), found.iprev(), found.results());
        }
    }

    @Schema(name = "TimelineEntry")
    public record EventView(
            String type,
            Instant at,
            @Nullable String recipient,
            @Nullable String detail) {}

    /// The text and HTML as they were sent.
    ///
    /// @param htmlSafe the HTML without anything that runs, submits or loads, safe to display
    @Schema(name = "Bodies")
    public record Bodies(
            @Nullable String textBody,
            @Nullable String htmlBody,
            @Nullable String htmlSafe) {

        static Bodies of(MessageBody body, UnaryOperator<String> sanitizer) {
            var html = body.html();
            return new Bodies(body.text(), html, html == null ? null : sanitizer.apply(html));
        }
    }
}
