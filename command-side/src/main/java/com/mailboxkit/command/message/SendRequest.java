package com.mailboxkit.command.message;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.web.FieldErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a caller asked to send, as read from JSON or multipart; not yet checked beyond its shape.
final class SendRequest {

    /// An uploaded file; its bytes are among the staged contents of the request.
    ///
    /// @param contentId by which the HTML refers to it
    /// @param disposition whether it is shown or kept
    record Upload(
            String filename,
            @Nullable String contentType,
            ContentRef content,
            @Nullable String contentId,
            @Nullable String disposition) {}

    final List<String> to = new ArrayList<>();
    final List<String> cc = new ArrayList<>();
    final List<String> bcc = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    final List<Upload> attachments = new ArrayList<>();
    final FieldErrors errors = new FieldErrors();

    @Nullable
    String subject;

    @Nullable
    String text;

    @Nullable
    String html;

    boolean replyAll;
    boolean trackOpens;

    /// The list that a field such as `to` fills, or null if no field of that name is a list of addresses.
    @Nullable
    List<String> addresses(String field) {
        return switch (field) {
            case "to" -> to;
            case "cc" -> cc;
            case "bcc" -> bcc;
            default -> null;
        };
    }

    /// Sets one of the plain text fields.
    ///
    /// @return whether there is such a field
    boolean setText(String field, String value) {
        switch (field) {
            case "subject" -> subject = value;
            case "text" -> text = value;
            case "html" -> html = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Sets one of the fields that are true or false.
    ///
    /// @return whether there is such a field
    boolean setFlag(String field, boolean value) {
        switch (field) {
            case "reply_all" -> replyAll = value;
            case "track_opens" -> trackOpens = value;
            default -> {
                return false;
            }
        }
        return true;
    }
}
