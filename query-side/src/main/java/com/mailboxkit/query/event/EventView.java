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

/// What callers are told: the body of a webhook's call, an item of the list, a message of the stream.
///
/// @param test true where nothing of it is real; left out otherwise
@Schema(name = "Event")
record EventView(
        String id,
        EventType event,
        Instant timestamp,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean test,
        Subject data) {

    /// What it is about.
    @Schema(
            name = "EventSubject",
            oneOf = {MessageSubject.class, GoneSubject.class, InboxSubject.class})
    sealed interface Subject {}

    /// See [MessageView] for what is the same there.
    ///
    /// @param messageId the Message-ID of RFC 5322
    /// @param links left out where the bodies are
    /// @param recipient whom it is about, where it is about one
    /// @param status where the message stood after it
    /// @param detail the words of the recipient's server
    /// @param bounceType of what bounced: `hard` where there is no such address, `soft` for any other reason
    /// @param statusCode enhanced status code (RFC 3463) of the recipient's server
    /// @param truncated true where the bodies are too large for an event; then `url` leads to them
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
