package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.AttachmentId;
import com.mailboxkit.mime.structure.Part;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stores the files of a message in the content store.
final class MessageFiles {

    private static final int MAX_CONTENT_ID = 998; // a line of RFC 5322
    private static final int CHUNK = 64 * 1024;

    private final ContentStore store;
    private final int limit;
    private final Instant at;
    private final List<MessageFile> files = new ArrayList<>();
    private int omitted;

    /// @param limit files
    /// @param at when the message was received
    MessageFiles(ContentStore store, int limit, Instant at) {
        this.store = store;
        this.limit = limit;
        this.at = at;
    }

    /// @param disposition Content-Disposition; empty where there is none
    /// @param isRelated whether it belongs to the HTML beside it
    private record MessageFile(Attachment attachment, String disposition, boolean isRelated) {

        /// An image that the HTML shows is part of the text, whatever its disposition.
        Attachment within(Set<String> shown) {
            boolean isShown = attachment.contentId() != null && shown.contains(attachment.contentId());
            boolean isInline =
                    isShown || disposition.equals("inline") || isRelated && !disposition.equals("attachment");
            return new Attachment(
                    attachment.id(),
                    attachment.filename(),
                    attachment.mimeType(),
                    attachment.content(),
                    attachment.contentId(),
                    isInline ? "inline" : "attachment");
        }
    }

    /// @param isRelated whether it belongs to the HTML beside it
    /// @throws IOException where it cannot be stored
    void add(Part part, boolean isRelated) throws IOException {
        if (files.size() >= limit) {
            omitted++;
            return;
        }
        var content = store(part);
        if (!isCalendar(part.mediaType()) || !isThere(content)) {
            var attachment = new Attachment(
                    AttachmentId.at(at),
                    FileNames.of(part, files.size() + 1),
                    part.isOf("multipart/") ? "text/plain" : part.mediaType(),
                    content,
                    contentId(part),
                    null);
            files.add(new MessageFile(attachment, part.disposition().value(), isRelated));
        }
    }

    private ContentRef store(Part part) throws IOException {
        try (var sink = new StoredPart(store);
                var content = part.content()) {
            var chunk = new byte[CHUNK];
            for (int read; (read = content.read(chunk, 0, CHUNK)) >= 0; ) {
                sink.write(chunk, 0, read);
            }
            return sink.commit();
        }
    }

    static boolean isCalendar(String mediaType) {
        return mediaType.equals("text/calendar") || mediaType.equals("application/ics");
    }

    /// Invitations are included twice: for clients that support them, and as a file for the others.
    private boolean isThere(ContentRef calendar) {
        return files.stream()
                .map(MessageFile::attachment)
                .anyMatch(file -> isCalendar(file.mimeType()) && file.content().equals(calendar));
    }

    private static @Nullable String contentId(Part part) {
        var id = part.header()
                .first("Content-ID")
                .map(field -> PlainLine.of(field, MAX_CONTENT_ID))
                .orElse("");
        int start = id.startsWith("<") ? 1 : 0;
        int end = id.length() > start && id.endsWith(">") ? id.length() - 1 : id.length();
        return end > start ? id.substring(start, end) : null;
    }

    /// Files beyond the limit.
    int omitted() {
        return omitted;
    }

    /// @param shown what the HTML references, by Content-ID
    List<Attachment> within(Set<String> shown) {
        return files.stream().map(file -> file.within(shown)).toList();
    }
}
