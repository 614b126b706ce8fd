package com.mailboxkit.mime;

import com.mailboxkit.mime.Rendition.Piece;
import com.mailboxkit.mime.charset.OctetText;
import com.mailboxkit.mime.structure.Part;
import com.mailboxkit.mime.text.FlowedText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Reads the text of parts, up to the limit of a message.
final class PartText {

    /// A line of RFC 5322 has at most 998 octets: a text is truncated between lines.
    private static final int MAX_LINE = 1_000;

    private int plainLeft;
    private int htmlLeft;
    private boolean isCut;

    /// @param limit octets of plain text, and of HTML
    PartText(int limit) {
        plainLeft = limit;
        htmlLeft = limit;
    }

    /// Whether the last part that was read was truncated.
    boolean isCut() {
        return isCut;
    }

    Piece read(Part part, boolean isHtml) throws IOException {
        var octets = octets(part, isHtml ? htmlLeft : plainLeft);
        var label = part.type().parameter("charset").map(String::strip).filter(name -> !name.isEmpty());
        if (isHtml) {
            htmlLeft -= octets.length;
            return new Piece(true, OctetText.decodeHtml(octets, label.orElse(null)));
        }
        plainLeft -= octets.length;
        return new Piece(false, flowing(OctetText.decode(octets, label.orElse(null)), part));
    }

    private byte[] octets(Part part, int limit) throws IOException {
        try (var content = part.content()) {
            var octets = content.readNBytes(limit);
            isCut = octets.length == limit && content.read() >= 0;
            return isCut ? Arrays.copyOf(octets, lastLine(octets)) : octets;
        }
    }

    /// Does not split a character.
    private static int lastLine(byte[] octets) {
        for (int end = octets.length; end > octets.length - MAX_LINE && end > 0; end--) {
            if (octets[end - 1] == '\n') {
                return end;
            }
        }
        return octets.length;
    }

    /// RFC 3676.
    private static String flowing(String text, Part part) {
        boolean isFlowed = is(part.type().parameter("format"), "flowed");
        return isFlowed ? FlowedText.unflow(text, is(part.type().parameter("delsp"), "yes")) : text;
    }

    private static boolean is(Optional<String> parameter, String value) {
        return parameter.map(String::strip).filter(value::equalsIgnoreCase).isPresent();
    }
}
