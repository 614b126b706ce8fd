package com.mailboxkit.mime;

/// How much of a message is taken apart. What lies beyond stays in the raw message.
///
/// @param maxDepth nesting of multiparts
/// @param maxParts over all levels
/// @param maxAttachments files
/// @param maxText bytes of readable text and of HTML, each
/// @param maxHeader bytes of the header of the message, which is kept as text where it is larger, and of those of its
///     parts, together
public record MimeLimits(int maxDepth, int maxParts, int maxAttachments, int maxText, int maxHeader) {

    public static final MimeLimits DEFAULT = new MimeLimits(20, 1_000, 100, 1_000_000, 1024 * 1024);
}
