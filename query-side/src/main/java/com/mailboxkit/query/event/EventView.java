package com.mailboxkit.query.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.mime.content.CalendarEvent;
import com.mailboxkit.mime.content.MessageLink;
import com.mailboxkit.mime.content.VerificationCode;
import com.mailboxkit.query.message.MessageView.AttachmentView;
import com.mailboxkit.query.message.MessageView.AuthenticationView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event as callers see it: the body of a webhook call, an item of the list, a message of the stream.
///
/// @param test true for sandbox and sample events; omitted otherwise
@Schema(name = "Event")
record EventView(
        String id,
        EventType event,
        Instant timestamp,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean test,
        Subject data) {

    /// The subject of the event.
    @Schema(
            name = "EventSubject",
            oneOf = {MessageSubject.class, GoneSubject.class, InboxSubject.class})
    sealed interface Subject {}

    /// See [MessageView] for the shared fields.
    ///
    /// @param messageId the Message-ID of RFC 5322
    /// @param links omitted with the bodies
    /// @param recipient of the event, where it is about one
    /// @param status of the message after the event
    /// @param detail the reply of the recipient's server
    /// @param bounceType of a bounce: `hard` where the address does not exist, `soft` for any other reason
    /// @param statusCode enhanced status code (RFC 3463) of the recipient's server
    /// @param truncated true where the bodies are too large for an event; `url` then leads to them
    @Schema(name = "MessageSubject")
    record MessageSubject(
            String id,
            String inboxId,
            @Nullable String threadId,
            @Nullable String messageId,
            @Nullable String fromEmail,
            @Nullable String fromName,
            List<String> toEmails,
            List<String> ccEmails,
            @Nullable String tag,
            String subject,
            @Nullable String textBody,
            @Nullable String htmlBody,
            @Nullable String extractedText,
            @JsonProperty("is_forward") boolean forward,
            boolean hiddenText,
            List<VerificationCode> codes,
            @JsonInclude(Include.NON_NULL) @Nullable List<MessageLink> links,
            @JsonInclude(Include.NON_NULL) @Nullable CalendarEvent calendar,
            List<AttachmentView> attachments,
            int attachmentsOmitted,
            boolean parseFailed,
            @JsonInclude(Include.NON_NULL) @Nullable AuthenticationView authentication,
            @JsonInclude(Include.NON_NULL) @Nullable Boolean autoSubmitted,
            @JsonInclude(Include.NON_NULL) @Nullable String recipient,

            @Schema(implementation = MessageStatus.class) @JsonInclude(Include.NON_NULL) @Nullable
            String status,

            @JsonInclude(Include.NON_NULL) @Nullable String detail,
            @JsonInclude(Include.NON_NULL) @Nullable BounceKind bounceType,
            @JsonInclude(Include.NON_NULL) @Nullable String statusCode,
            @JsonInclude(Include.NON_NULL) @Nullable Boolean truncated,

            @Schema(format = "uri") @JsonInclude(Include.NON_NULL) @Nullable
            String url,

            @Nullable Instant sentAt,
            Instant createdAt)
            implements Subject {}

    /// A message that was deleted with its inbox.
    record GoneSubject(
            String id,
            String inboxId,
            boolean deleted,
            @JsonInclude(Include.NON_NULL) @Nullable String recipient) implements Subject {

        static GoneSubject of(StoredEvent event, String id) {
            return new GoneSubject(
                    id,
                    event.inboxId(),
                    true,
                    event.news() == null ? null : event.news().recipient());
        }
    }

    record InboxSubject(
            String id,
            String name,
            String email,
            String organizationId,
            Instant createdAt,
            @JsonInclude(Include.NON_NULL) @Nullable Instant deletedAt)
            implements Subject {}
}
