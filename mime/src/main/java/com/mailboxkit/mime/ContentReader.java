package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.mime.PartRole.Place;
import com.mailboxkit.mime.content.CalendarEvent;
import com.mailboxkit.mime.content.CalendarReader;
import com.mailboxkit.mime.structure.Part;
import com.mailboxkit.mime.structure.Structure;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks the parts of a message: readable parts become its text and HTML, all others its files.
final class ContentReader {

    private static final int MAX_CALENDAR = 256 * 1024;

    /// Alternatives with the same content as the HTML beside them, for clients that show nothing else.
    private static final Set<String> OTHER_HTML = Set.of("text/x-amp-html", "text/watch-html");

    private final PartText texts;
    private final MessageFiles files;
    private boolean isTextBefore;
    private @Nullable CalendarEvent calendar;

    private ContentReader(ContentStore store, MimeLimits limits, Instant at) {
        this.texts = new PartText(limits.maxText());
        this.files = new MessageFiles(store, limits.maxAttachments(), at);
    }

    /// The content of a message.
    ///
    /// @param omitted files and parts beyond the limits
    /// @param calendar the first invitation
    record Content(
            @Nullable String text,
            @Nullable String html,
            List<Attachment> attachments,
            int omitted,
            @Nullable CalendarEvent calendar) {}

    /// @throws IOException where a file of the message cannot be stored
    static Content read(Structure message, ContentStore store, MimeLimits limits, Instant at) throws IOException {
        var reader = new ContentReader(store, limits, at);
        var rendition = reader.read(message.root(), Place.MESSAGE);
        var text = rendition.text();
        var html = rendition.html();
        return new Content(
                cut(text, limits),
                cut(html, limits),
                reader.files.within(html == null ? Set.of() : ContentIds.in(html)),
                message.omittedParts() + reader.files.omitted(),
                reader.calendar);
    }

    /// HTML may become longer when it is converted to text, and vice versa.
    private static @Nullable String cut(@Nullable String text, MimeLimits limits) {
        if (text == null || text.length() <= limits.maxText()) {
            return text;
        }
        boolean cutsAPair = Character.isHighSurrogate(text.charAt(limits.maxText() - 1));
        return text.substring(0, cutsAPair ? limits.maxText() - 1 : limits.maxText());
    }

    private Rendition read(Part part, Place place) throws IOException {
        if (part.isMultipart()) {
            return readChildren(part);
        }
        var role = PartRole.of(part, place);
        var rendition = role == PartRole.FILE ? Rendition.EMPTY : read(part, role);
        if (role.isFile() || texts.isCut()) {
            keep(part, place);
        }
        return rendition;
    }

    private Rendition read(Part part, PartRole role) throws IOException {
        var piece = texts.read(part, role.isHtml());
        isTextBefore |= !piece.text().isBlank();
        return Rendition.of(piece);
    }

    private void keep(Part part, Place place) throws IOException {
        if (calendar == null && MessageFiles.isCalendar(part.mediaType())) {
            calendar = calendar(part);
        }
        files.add(part, place.multipart().equals("multipart/related") && !place.isFirst());
    }

    private Rendition readChildren(Part multipart) throws IOException {
        boolean isAlternative = multipart.mediaType().equals("multipart/alternative");
        var root = root(multipart);
        var renditions = new ArrayList<Rendition>();
        for (var child : multipart.children()) {
            if (!(isAlternative && OTHER_HTML.contains(child.mediaType()))) {
                var place = new Place(multipart.mediaType(), child == root, isTextBefore);
                renditions.add(read(child, place));
            }
        }
        return isAlternative ? Rendition.best(renditions) : Rendition.all(renditions);
    }

    /// RFC 2387, section 3.2.
    private static @Nullable Part root(Part multipart) {
        var children = multipart.children();
        var first = children.isEmpty() ? null : children.getFirst();
        if (!multipart.mediaType().equals("multipart/related")) {
            return first;
        }
        return multipart
                .type()
                .parameter("start")
                .flatMap(start -> children.stream()
                        .filter(child -> child.header()
                                .first("Content-ID")
                                .filter(id -> id.strip().equals(start.strip()))
                                .isPresent())
                        .findFirst())
                .orElse(first);
    }

    private static @Nullable CalendarEvent calendar(Part part) throws IOException {
        byte[] octets;
        try (var content = part.content()) {
            octets = content.readNBytes(MAX_CALENDAR);
        }
        return CalendarReader.read(
                        octets,
                        part.type().parameter("method").orElse(null),
                        part.type().parameter("charset").orElse(null))
                .orElse(null);
    }
}
