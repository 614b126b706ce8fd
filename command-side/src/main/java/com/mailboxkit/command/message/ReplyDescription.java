package com.mailboxkit.command.message;

import com.mailboxkit.command.message.SendDescription.AttachmentDescription;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a reply, as [SendRequestReader] reads it.
@Schema(name = "ReplyRequest")
record ReplyDescription(
        @ArraySchema(
                maxItems = MessageProperties.RECIPIENTS,
                arraySchema =
                        @Schema(
                                description = "Instead of whom the message came from",
                                example = "[\"customer@example.com\"]"),
                schema = @Schema(maxLength = CheckedSend.MAX_MAILBOX, pattern = CheckedSend.ADDRESS))
        @Nullable
        List<String> to,

        @ArraySchema(
                maxItems = MessageProperties.RECIPIENTS,
                arraySchema = @Schema(example = "[]"),
                schema = @Schema(maxLength = CheckedSend.MAX_MAILBOX, pattern = CheckedSend.ADDRESS))
        @Nullable
        List<String> cc,

        @ArraySchema(
                maxItems = MessageProperties.RECIPIENTS,
                arraySchema = @Schema(description = "Not shown to the others", example = "[]"),
                schema = @Schema(maxLength = CheckedSend.MAX_MAILBOX, pattern = CheckedSend.ADDRESS))
        @Nullable
        List<String> bcc,

        @Schema(
                maxLength = MessageProperties.SUBJECT_LENGTH,
                pattern = CheckedSend.ONE_LINE,
                description = "Instead of that of the message with Re: before it",
                example = "Re: Hello")
        @Nullable
        String subject,

        @Schema(
                maxLength = MessageProperties.TEXT_LENGTH,
                description = "One of text and html must be there",
                example = "Thank you.")
        @Nullable
        String text,

        @Schema(
                maxLength = MessageProperties.TEXT_LENGTH,
                description = "Without text, a plain part is made of it",
                example = "<p>Thank you.</p>")
        @Nullable
        String html,

        @Schema(description = "Whether the other recipients of the message get it too", example = "false") @Nullable
        Boolean replyAll,

        @Schema(
                description = "Header fields to add: `List-Unsubscribe` and others of RFC 2369, `Auto-Submitted`, "
                        + "`Precedence`, `X-…` of your own. At most 20 of 2,000 characters",
                example = "{\"List-Unsubscribe\":\"<https://example.com/leave?id=1>\"}")
        @Nullable
        Map<String, String> headers,

        @ArraySchema(
                maxItems = MessageProperties.ATTACHMENTS,
                arraySchema = @Schema(description = "Files, of 10 MB each", example = "[]"))
        @Nullable
        List<AttachmentDescription> attachments,

        @Schema(
                description =
                        "Whether to notice that a recipient opens it: a picture of one pixel is put into the HTML, "
                                + "and message.opened tells of the first time. A message without HTML goes out as it is",
                example = "false")
        @Nullable
        Boolean trackOpens) {}
