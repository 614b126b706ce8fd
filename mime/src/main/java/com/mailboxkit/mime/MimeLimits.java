package com.mailboxkit.mime;

import com.mailboxkit.mime.structure.StructureLimits;

/// How much of a message is taken apart. What lies beyond stays in the raw message, and is counted.
///
/// @param maxDepth nesting of multiparts
/// @param maxParts over all levels
/// @param maxAttachments files
/// @param maxText octets of readable text and of HTML, each; a part that goes beyond is a file as well
/// @param maxHeader octets of the header of the message, which is kept as text where it is larger, and of those of its
///     parts, together
public record MimeLimits(int maxDepth, int maxParts, int maxAttachments, int maxText, int maxHeader) {

    public static final MimeLimits DEFAULT = new MimeLimits(20, 1_000, 100, 1_000_000, 1024 * 1024);

    StructureLimits structure() {
        return new StructureLimits(maxDepth, maxParts, maxHeader);
    }
}
