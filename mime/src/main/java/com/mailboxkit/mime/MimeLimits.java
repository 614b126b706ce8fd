package com.mailboxkit.mime;

/// How much of a message is taken apart. What lies beyond stays in the raw message.
///
/// @param maxDepth nesting of multiparts
/// @param maxParts over all levels
/// @param maxAttachments files
/// @param maxText bytes of readable text and of HTML, each
public record MimeLimits(int maxDepth, int maxParts, int maxAttachments, int maxText) {

    public static final MimeLimits DEFAULT = new MimeLimits(20, 1_000, 100, 1_000_000);
}
