package com.mailboxkit.command.message;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a send, as [SendRequestReader] reads it.
@Schema(name = "SendRequest")
record SendDescription(
        @Schema(
                description =
                        "Addresses, with or without a name: `Ann <ann@example.com>`. Over to, cc and bcc at most 50",
                example = "[\"customer@example.com\"]")
        List<String> to,

        @Schema(example = "[]") @Nullable List<String> cc,

        @Schema(description = "Not shown to the others", example = "[]") @Nullable
        List<String> bcc,

        @Schema(example = "Hello") @Nullable String subject,

        @Schema(description = "One of text and html must be there", example = "Sent by an agent.") @Nullable
        String text,

        @Schema(description = "Without text, a plain part is made of it", example = "<p>Sent by an agent.</p>")
        @Nullable
        String html,

        @Schema(
                description = "Header fields to add: `List-Unsubscribe` and others of RFC 2369, `Auto-Submitted`, "
                        + "`Precedence`, `X-…` of your own. At most 20 of 2,000 characters",
                example = "{\"List-Unsubscribe\":\"<https://example.com/leave?id=1>\"}")
        @Nullable
        Map<String, String> headers,

        @Schema(description = "At most 5, of 10 MB each", example = "[]") @Nullable
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
            @Schema(example = "report.pdf") String filename,

            @Schema(description = "The bytes of the file in base64", example = "aGVsbG8=", format = "byte")
            String content,

            @Schema(description = "Media type; application/octet-stream unless told", example = "application/pdf")
            @Nullable
            String contentType) {}
}
