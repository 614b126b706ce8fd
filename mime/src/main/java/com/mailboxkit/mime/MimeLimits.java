package com.mailboxkit.mime;

import com.mailboxkit.mime.structure.StructureLimits;

/// Limits of parsing a message. What exceeds them stays in the raw message, and is counted.
///
/// @param maxDepth nesting of multiparts
/// @param maxParts over all levels
/// @param maxAttachments files
/// @param maxText octets of readable text and of HTML, each; a part that exceeds it is stored as a file too
/// @param maxHeader octets of the message header, which is read as text where it is larger, and of the headers
///     of its parts, together
public record MimeLimits(int maxDepth, int maxParts, int maxAttachments, int maxText, int maxHeader) {

    public static final MimeLimits DEFAULT = new MimeLimits(20, 1_000, 100, 1_000_000, 1024 * 1024);

    StructureLimits structure() {
        return new StructureLimits(maxDepth, maxParts, maxHeader);
    }
}
