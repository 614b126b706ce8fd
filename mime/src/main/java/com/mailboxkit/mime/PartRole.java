package com.mailboxkit.mime;

import com.mailboxkit.mime.structure.Part;
import java.util.Set;

/// The role of a part in a message, by its type and position: a name alone does not make a text a file (RFC
/// 2183, section 2.1). Follows RFC 8621, section 4.1.4, where that applies.
enum PartRole {
    TEXT,
    HTML,
    FILE,
    /// Shown inline, with a name under which it can be saved as well.
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

    /// The position of a part.
    ///
    /// @param multipart media type of the enclosing multipart; empty for the message itself
    /// @param isFirst whether it is the first child, or the root of a `multipart/related`
    /// @param isTextBefore whether a readable part precedes it
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

    /// A part of `multipart/related` that the root embeds, as in a frame.
    private static boolean isReferredTo(Part part, Place place) {
        boolean isBeside = place.multipart().equals("multipart/related") && !place.isFirst();
        return isBeside
                && (part.header().first("Content-ID").isPresent()
                        || part.header().first("Content-Location").isPresent()
                        || part.filename().isPresent());
    }
}
