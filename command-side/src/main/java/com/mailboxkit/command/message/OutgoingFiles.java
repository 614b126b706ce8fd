package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.AttachmentId;
import com.mailboxkit.mime.MediaType;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.RequestSeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The files of a send, checked.
///
/// @param mediaTypes with their parameters
record OutgoingFiles(List<Attachment> attachments, Map<AttachmentId, MediaType> mediaTypes) {

    static final int MAX_FILENAME = 255;
    static final int MAX_CONTENT_TYPE = 998; // as of a line (RFC 5322, section 2.1.1)
    static final int MAX_CONTENT_ID = 200;
    static final String INLINE = "inline";
    static final String ATTACHMENT = "attachment";

    // for the description of the API, which says in regular expressions what is checked here
    static final String FILENAME = "^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f/\\\\]*$";
    static final String MEDIA_TYPE_OR_NOTHING = "^\\s*((?![Mm][Uu][Ll][Tt][Ii][Pp][Aa][Rr][Tt]/)"
            + "[\\w!#$&^.+-]{1,127}/[\\w!#$&^.+-]{1,127}\\s*(;[^\\r\\n]*)?)?$";
    static final String CONTENT_ID = "^(<[\\w!#$%&'*+/=?^`{|}~.@-]+>|[\\w!#$%&'*+/=?^`{|}~.@-]+)?$";

    private static final Pattern ID = Pattern.compile(CONTENT_ID);
    private static final MediaType OCTETS = new MediaType("application/octet-stream", Map.of());
    private static final Set<String> DISPOSITIONS = Set.of(INLINE, ATTACHMENT);

    OutgoingFiles {
        attachments = List.copyOf(attachments);
        mediaTypes = Map.copyOf(mediaTypes);
    }

    static OutgoingFiles check(List<SendRequest.Upload> uploads, FieldErrors errors, RequestSeed seed) {
        var attachments = new ArrayList<Attachment>();
        var mediaTypes = new HashMap<AttachmentId, MediaType>();
        var contentIds = new HashSet<String>();
        for (int i = 0; i < uploads.size(); i++) {
            var upload = uploads.get(i);
            String at = "attachments[%d]".formatted(i);
            var type = mediaType(at + ".content_type", upload.contentType(), errors);
            var contentId = contentId(at + ".content_id", upload.contentId(), contentIds, errors);
            var id = new AttachmentId(seed.ulid(at));
            attachments.add(new Attachment(
                    id,
                    filename(at + ".filename", upload.filename(), errors),
                    type.name(),
                    upload.content(),
                    contentId,
                    disposition(at + ".disposition", upload.disposition(), contentId, errors)));
            mediaTypes.put(id, type);
        }
        return new OutgoingFiles(attachments, mediaTypes);
    }

    private static String filename(String field, String given, FieldErrors errors) {
        String filename = given.strip();
        if (filename.isEmpty()
                || filename.codePointCount(0, filename.length()) > MAX_FILENAME
                || filename.codePoints().anyMatch(Character::isISOControl)
                || filename.indexOf('/') >= 0
                || filename.indexOf('\\') >= 0) {
            errors.add(field, "must be a plain file name of at most " + MAX_FILENAME + " characters");
        }
        return filename;
    }

    private static MediaType mediaType(String field, @Nullable String given, FieldErrors errors) {
        if (given == null || given.isBlank()) {
            return OCTETS;
        }
        if (given.length() > MAX_CONTENT_TYPE) {
            errors.add(field, "must have at most " + MAX_CONTENT_TYPE + " characters");
            return OCTETS;
        }
        var type = MediaType.parse(given);
        if (type.isEmpty()) {
            errors.add(field, "must be a media type such as application/pdf or text/csv; charset=utf-8");
        } else if (type.get().isOf("multipart")) {
            errors.add(
                    field,
                    "must not be multipart: a file is one part (RFC 2046, section 5.1); attach a message as"
                            + " message/rfc822, anything else by its own type");
        }
        return type.orElse(OCTETS);
    }

    private static @Nullable String contentId(
            String field, @Nullable String given, Set<String> others, FieldErrors errors) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        String id = given.startsWith("<") ? given.substring(1, Math.max(1, given.length() - 1)) : given;
        if (given.length() > MAX_CONTENT_ID || !ID.matcher(given).matches()) {
            errors.add(field, "must be a name such as logo, to which the HTML refers as cid:logo");
        } else if (!others.add(id)) {
            errors.add(field, "is that of another attachment");
        }
        return id;
    }

    /// What the HTML refers to is shown, unless the caller says otherwise.
    private static String disposition(
            String field, @Nullable String given, @Nullable String contentId, FieldErrors errors) {
        if (given == null || given.isEmpty()) {
            return contentId == null ? ATTACHMENT : INLINE;
        }
        if (!DISPOSITIONS.contains(given)) {
            errors.add(field, "must be inline or attachment");
        }
        return given;
    }
}
