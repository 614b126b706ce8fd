package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.ParameterizedValue;
import com.mailboxkit.mime.structure.FieldName.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part whose end has not been reached.
final class OpenPart {

    static final byte[] NO_BOUNDARY = {};

    /// The role of the next line in the part.
    enum State {
        HEADER,
        /// In a body that is not parsed.
        BODY,
        /// Before the first delimiter of a multipart.
        PREAMBLE,
        /// Within or between the parts of a multipart.
        PARTS,
        /// After its last delimiter.
        EPILOGUE,
        /// Beyond the limits.
        OMITTED
    }

    State state = State.HEADER;

    /// Where the header starts.
    long start;

    /// The end of the header as far as its fields are known: what follows may be text in the form of a field.
    long knownEnd;

    /// Whether there was a field about the content.
    boolean isKnown;

    /// Where a second Content-Type starts; a header has only one.
    long secondType = -1;

    boolean hasFields;
    Kind lastField = Kind.NONE;
    boolean hasType;
    long bodyStart;
    HeaderFields header = HeaderFields.parse(NO_BOUNDARY);
    ParameterizedValue type = ContentTypes.TEXT;
    byte[] boundary = NO_BOUNDARY;

    final BoundaryGuess guess = new BoundaryGuess();
    boolean hasOmitted;
    final List<Part> children = new ArrayList<>();

    /// @param parent null for the message
    OpenPart(long start, @Nullable OpenPart parent) {
        this.start = start;
        this.knownEnd = start;
        this.isInDigest = parent != null && parent.type.value().equals("multipart/digest");
    }

    /// Whether it is a message by default, without a Content-Type (RFC 2046, section 5.1.5).
    final boolean isInDigest;

    /// @param end of the compared range
    boolean isDelimiter(byte[] line, int end) {
        return boundary.length > 0
                && end == boundary.length + 2
                && Arrays.equals(line, 2, end, boundary, 0, boundary.length);
    }

    /// @param end of the compared range
    boolean isCloseDelimiter(byte[] line, int end) {
        return boundary.length > 0
                && end == boundary.length + 4
                && line[end - 1] == '-'
                && line[end - 2] == '-'
                && Arrays.equals(line, 2, end - 2, boundary, 0, boundary.length);
    }
}
