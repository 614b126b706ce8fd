package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.structure.FieldName.Kind;
import com.mailboxkit.mime.structure.OpenPart.State;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Finds the end of the header of a part: the empty line, or where that is missing, the first line that cannot
/// be in a header. A field-like line after it with an unknown name is text.
final class HeaderLines {

    private static final int MAX_SEPARATOR = 500;
    private static final Pattern SEPARATOR =
            Pattern.compile(">?From \\S++ ++(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\w++ ++\\d");

    private final Octets octets;
    private final Lines lines;
    private final Budget budget;

    HeaderLines(Octets octets, Lines lines, Budget budget) {
        this.octets = octets;
        this.lines = lines;
        this.budget = budget;
    }

    /// Consumes the current line. At its end, the header is parsed and the start of the body is known; where
    /// the header is too large, the part is omitted.
    boolean endWithThisLine(OpenPart part) {
        if (lines.isEmpty()) {
            boolean isText = !part.isKnown && part.knownEnd < lines.start();
            end(part, isText ? part.knownEnd : lines.start(), isText ? part.knownEnd : lines.following());
            return true;
        }
        boolean isContinued = lines.startsWithBlank() && part.hasFields;
        var kind = isContinued ? part.lastField : FieldName.of(octets, lines.start(), lines.end());
        if (kind == Kind.NONE) {
            return !passOver(part);
        }
        if (!budget.takesHeader(lines.following() - lines.start())) {
            part.state = State.OMITTED;
            part.bodyStart = lines.following();
            return true;
        }
        take(part, kind, isContinued);
        return false;
    }

    /// Skips a line that is not a field: that of a mailbox file before a header, and one that was cut off the
    /// previous field, where a field follows with which no text starts.
    ///
    /// @return false where the header has ended before the line
    private boolean passOver(OpenPart part) {
        if (part.hasFields
                && FieldName.isOnlyInHeaders(octets, lines.following())
                && budget.takesHeader(lines.following() - lines.start())) {
            return true;
        }
        if (!part.hasFields && isMailboxSeparator()) {
            part.start = lines.following();
            part.knownEnd = part.start;
            return true;
        }
        endWithoutBody(part, lines.start());
        return false;
    }

    private void take(OpenPart part, Kind kind, boolean isContinued) {
        part.hasFields = true;
        part.lastField = kind;
        if (kind != Kind.UNKNOWN) {
            part.knownEnd = lines.following();
        }
        part.isKnown |= kind == Kind.KNOWN || kind == Kind.CONTENT_TYPE;
        if (kind == Kind.CONTENT_TYPE && !isContinued) {
            if (part.hasType && part.secondType < 0) {
                part.secondType = lines.start();
            }
            part.hasType = true;
        }
    }

    /// Ends a header that is not followed by an empty line.
    ///
    /// @param end latest end, of the header or the part
    void endWithoutBody(OpenPart part, long end) {
        long bodyStart = Math.min(part.knownEnd, end);
        end(part, bodyStart, bodyStart);
    }

    private void end(OpenPart part, long headerEnd, long bodyStart) {
        part.header = HeaderFields.parse(octets.copy(part.start, headerEnd));
        part.bodyStart = bodyStart;
    }

    /// As in mbox files (RFC 4155), from which mail is resent.
    private boolean isMailboxSeparator() {
        return SEPARATOR
                .matcher(new String(lines.trimmed(MAX_SEPARATOR), StandardCharsets.ISO_8859_1))
                .lookingAt();
    }
}
