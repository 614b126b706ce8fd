package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.structure.OpenPart.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses a message in one pass, line by line, with a stack of open parts. A delimiter ends all parts within
/// its multipart.
final class StructureParser {

    private static final int MAX_DELIMITER = ContentTypes.MAX_BOUNDARY + 4;
    private static final int MAX_LOOSE_DELIMITER = 72; // RFC 2046: a boundary has 70 characters
    private static final int MAX_CR = 2;

    private final Octets octets;
    private final Budget budget;
    private final List<Octets> owned;
    private final int depth;
    private final Lines lines;
    private final HeaderLines headers;
    private final List<OpenPart> open = new ArrayList<>();
    private @Nullable Part root;

    /// @param owned collects the resources to be closed
    /// @param depth of the message, where it is within another
    StructureParser(Octets octets, Budget budget, List<Octets> owned, int depth) {
        this.octets = octets;
        this.budget = budget;
        this.owned = owned;
        this.depth = depth;
        this.lines = new Lines(octets, 0, octets.size());
        this.headers = new HeaderLines(octets, lines, budget);
    }

    Part parse() throws IOException {
        budget.takesPart();
        open.add(new OpenPart(0, null));
        return parseOpen();
    }

    /// Parses the body of a multipart with a known header, such as that of an encoded one.
    private Part parseBody(OpenPart multipart) throws IOException {
        var body = new OpenPart(0, null);
        body.header = multipart.header;
        body.type = multipart.type;
        body.boundary = multipart.boundary;
        body.state = State.PREAMBLE;
        open.add(body);
        return parseOpen();
    }

    private Part parseOpen() throws IOException {
        while (root == null) {
            if (!lines.next()) {
                closeFrom(0, octets.size());
            } else if (!isDelimiter()) {
                read(open.getLast());
            }
        }
        return root;
    }

    private void read(OpenPart part) {
        switch (part.state) {
            case HEADER -> {
                if (headers.endWithThisLine(part)) {
                    endHeader(part);
                }
            }
            case PREAMBLE -> part.guess.scan(lines, part.boundary.length > 0);
            case BODY, PARTS, EPILOGUE, OMITTED -> {}
        }
    }

    /// The body is next.
    private void endHeader(OpenPart part) {
        lines.seek(part.bodyStart);
        if (part.state == State.OMITTED) {
            if (part == open.getFirst()) {
                keepAsText(part);
                lines.seek(octets.size());
            } else {
                budget.omit();
            }
            return;
        }
        part.type = ContentTypes.of(part.header, part.isInDigest);
        part.state = State.BODY;
        if (!part.type.value().startsWith("multipart/")) {
            return;
        }
        if (budget.isTooDeep(depth + open.size())) {
            budget.omit();
            part.state = State.OMITTED;
            return;
        }
        part.boundary = ContentTypes.boundary(part.type);
        part.state = State.PREAMBLE;
        if (part.secondType >= 0) {
            beginWithSecondType(part);
        }
    }

    /// A message with a header that is too large.
    private static void keepAsText(OpenPart message) {
        message.header = HeaderFields.parse(OpenPart.NO_BOUNDARY);
        message.bodyStart = 0;
        message.state = State.BODY;
    }

    /// The delimiter before the first part, and perhaps more, is missing: the header of the part follows that
    /// of the multipart.
    private void beginWithSecondType(OpenPart multipart) {
        var header = HeaderFields.parse(octets.copy(multipart.secondType, multipart.bodyStart));
        var type = ContentTypes.of(header, false);
        if (type.value().startsWith("multipart/") || !budget.takesPart()) {
            return;
        }
        multipart.state = State.PARTS;
        var part = new OpenPart(multipart.secondType, multipart);
        part.header = header;
        part.type = type;
        part.bodyStart = multipart.bodyStart;
        part.state = State.BODY;
        open.add(part);
    }

    private boolean isDelimiter() throws IOException {
        if (!lines.startsWith("--")) {
            return false;
        }
        var line = lines.trimmed(MAX_DELIMITER);
        return separates(line, line.length) || line.length > 2 && beginsWithDelimiter(line);
    }

    /// A line only needs to start with the boundary (RFC 2046, section 5.1.1), but only before a blank.
    private boolean beginsWithDelimiter(byte[] line) throws IOException {
        for (int end = 3; end < line.length && end <= MAX_LOOSE_DELIMITER; end++) {
            if ((line[end] == ' ' || line[end] == '\t') && separates(line, end)) {
                return true;
            }
        }
        return false;
    }

    /// The innermost multipart is matched first, and one that has ended last.
    ///
    /// @param end of the delimiter in the line
    private boolean separates(byte[] line, int end) throws IOException {
        for (int i = open.size() - 1; i >= 0; i--) {
            var part = open.get(i);
            if (part.state != State.EPILOGUE && part.isDelimiter(line, end)) {
                return separate(i, false);
            }
            if (part.state != State.EPILOGUE && part.isCloseDelimiter(line, end)) {
                return separate(i, true);
            }
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).isDelimiter(line, end)) {
                return separate(i, false);
            }
        }
        return false;
    }

    /// @return true: the line is a delimiter
    private boolean separate(int level, boolean isLast) throws IOException {
        long following = lines.following();
        if (!closeFrom(level + 1, beforeLineBreak(lines.start()))) {
            return true; // the line is read again
        }
        lines.seek(following);
        var multipart = open.get(level);
        multipart.state = isLast ? State.EPILOGUE : State.PARTS;
        if (!isLast) {
            var part = new OpenPart(following, multipart);
            if (!budget.takesPart()) {
                budget.omit();
                part.state = State.OMITTED;
            }
            open.add(part);
        }
        return true;
    }

    /// CR CR LF is one line break, CR CR are two.
    private long beforeLineBreak(long offset) {
        if (offset > 0 && octets.at(offset - 1) == '\r') {
            return offset - 1;
        }
        long end = offset;
        for (int i = 0; i <= MAX_CR && end > 0 && octets.at(end - 1) == (i == 0 ? '\n' : '\r'); i++) {
            end--;
        }
        return end;
    }

    /// Ends the parts from `level` on, the innermost first.
    ///
    /// @return false where one of them has to be parsed again
    private boolean closeFrom(int level, long end) throws IOException {
        while (open.size() > level) {
            var part = open.getLast();
            if (part.state == State.HEADER) {
                headers.endWithoutBody(part, Math.max(end, part.start));
                endHeader(part);
                if (part.bodyStart < end) {
                    return false;
                }
                continue;
            }
            if (part.state == State.PREAMBLE && part.guess.isSure() && budget.takesRescan()) {
                part.boundary = part.guess.boundary();
                lines.seek(part.bodyStart);
                return false;
            }
            open.removeLast();
            if (part.state != State.OMITTED) {
                add(closed(part, Math.max(end, part.bodyStart)));
            } else if (!open.isEmpty()) {
                open.getLast().hasOmitted = true;
            }
        }
        return true;
    }

    private void add(Part part) {
        if (open.isEmpty()) {
            root = part;
        } else {
            open.getLast().children.add(part);
        }
    }

    private Part closed(OpenPart part, long end) throws IOException {
        boolean isMultipart = part.hasOmitted || !part.children.isEmpty();
        var encoding = isMultipart ? TransferEncoding.NONE : TransferEncoding.of(part.header);
        var closed =
                new Part(octets, part.header, part.type, encoding, part.bodyStart, end, isMultipart, part.children);
        boolean mayBeEncoded = part.boundary.length > 0 && encoding != TransferEncoding.NONE;
        if (!mayBeEncoded || budget.isTooDeep(depth + open.size() + 1)) {
            return closed;
        }
        var decoded = Octets.of(closed.content());
        owned.add(decoded);
        var apart = new StructureParser(decoded, budget, owned, depth + open.size() + 1).parseBody(part);
        return apart.isMultipart() ? apart : closed;
    }
}
