package com.mailboxkit.command.message;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a send, as [SendRequestReader] reads it.
@Schema(name = "SendRequest")
record SendDescription(
        @ArraySchema(
                minItems = 1,
                maxItems = MessageProperties.RECIPIENTS,
                arraySchema =
                        @Schema(
                                description = "Addresses, with or without a name: `Ann <ann@example.com>`."
                                        + " Over to, cc and bcc at most " + MessageProperties.RECIPIENTS,
                                example = "[\"customer@example.com\"]"),
                schema = @Schema(maxLength = CheckedSend.MAX_MAILBOX, pattern = CheckedSend.ADDRESS))
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

        @Schema(maxLength = MessageProperties.SUBJECT_LENGTH, pattern = CheckedSend.ONE_LINE, example = "Hello")
        @Nullable
        String subject,

        @Schema(
                maxLength = MessageProperties.TEXT_LENGTH,
                description = "One of text and html must be there",
                example = "Sent by an agent.")
        @Nullable
        String text,

        @Schema(
                maxLength = MessageProperties.TEXT_LENGTH,
                description = "Without text, a plain part is made of it",
                example = "<p>Sent by an agent.</p>")
        @Nullable
        String html,

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
        Boolean trackOpens) {

    @Schema(name = "AttachmentUpload")
    record AttachmentDescription(
            @Schema(
                    minLength = 1,
                    maxLength = OutgoingFiles.MAX_FILENAME,
                    pattern = OutgoingFiles.FILENAME,
                    example = "report.pdf")
            String filename,

            @Schema(description = "The bytes of the file in base64", example = "aGVsbG8=", format = "byte")
            String content,

            @Schema(
                    description = "Media type, its parameters with it; application/octet-stream unless told. A calendar"
                            + " with a method, such as `text/calendar; method=REQUEST`, goes as an invitation",
                    maxLength = OutgoingFiles.MAX_CONTENT_TYPE,
                    pattern = OutgoingFiles.MEDIA_TYPE_OR_NOTHING,
                    example = "application/pdf")
            @Nullable
            String contentType,

            @Schema(
                    description = "A name by which the HTML shows it: `<img src=\"cid:logo\">`",
                    maxLength = OutgoingFiles.MAX_CONTENT_ID,
                    pattern = OutgoingFiles.CONTENT_ID,
                    example = "logo")
            @Nullable
            String contentId,

            @Schema(
                    description = "Whether it is shown in the text; `attachment` unless it has a content_id",
                    allowableValues = {OutgoingFiles.INLINE, OutgoingFiles.ATTACHMENT})
            @Nullable
            String disposition) {}
}
