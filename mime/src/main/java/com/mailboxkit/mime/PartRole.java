package com.mailboxkit.mime;

import com.mailboxkit.mime.structure.Part;
import java.util.Set;

/// What a part is to the reader of a message, by its type and its place: having a name makes no file of a text (RFC
/// 2183, section 2.1). Follows RFC 8621, section 4.1.4, where that says something.
enum PartRole {
    TEXT,
    HTML,
    FILE,
    /// To be read where it stands, with a name under which it can be kept as well.
    TEXT_AND_FILE,
    HTML_AND_FILE;

    private static final Set<String> PLAIN =
            Set.of("text/plain", "text/enriched", "text/richtext", "text/markdown", "text/x-markdown");
    private static final Set<String> RICH = Set.of("text/html", "application/xhtml+xml");

    boolean isText() {
        return this == TEXT || this == TEXT_AND_FILE;
    }

    boolean isHtml() {
        return this == HTML || this == HTML_AND_FILE;
    }

    boolean isFile() {
        return this != TEXT && this != HTML;
    }

    /// Where a part stands.
    ///
    /// @param multipart media type of the multipart around it; empty for the message itself
    /// @param isFirst whether it is the first in there, or the root of a `multipart/related`
    /// @param isTextBefore whether something was read before it
    record Place(String multipart, boolean isFirst, boolean isTextBefore) {

        static final Place MESSAGE = new Place("", true, false);

        private boolean isBody() {
            return isFirst || multipart.equals("multipart/alternative") || !isTextBefore;
        }
    }

    static PartRole of(Part part, Place place) {
        boolean isHtml = RICH.contains(part.mediaType());
        boolean isText = PLAIN.contains(part.mediaType()) || part.isOf("multipart/");
        var disposition = part.disposition().value();
        if (!isHtml && !isText || disposition.equals("attachment")) {
            return FILE;
        }
        boolean isNamed = part.filename().isPresent();
        if (isReferredTo(part, place) || isNamed && !place.isBody() && !disposition.equals("inline")) {
            return FILE;
        }
        boolean isKept = isNamed && !place.isBody();
        return isHtml ? isKept ? HTML_AND_FILE : HTML : isKept ? TEXT_AND_FILE : TEXT;
    }

    /// A part of `multipart/related` that the root shows somewhere, as a frame.
    private static boolean isReferredTo(Part part, Place place) {
        boolean isBeside = place.multipart().equals("multipart/related") && !place.isFirst();
        return isBeside
                && (part.header().first("Content-ID").isPresent()
                        || part.header().first("Content-Location").isPresent()
                        || part.filename().isPresent());
    }
}
