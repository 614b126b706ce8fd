package com.mailboxkit.mime.structure;

/// How much of a message is taken apart.
///
/// @param maxDepth nesting of multiparts; deeper ones are omitted
/// @param maxParts over all levels; the others are omitted
/// @param maxHeader octets of the header of the message, which is text where it is larger, and of those of its parts,
///     together; parts beyond it are omitted
public record StructureLimits(int maxDepth, int maxParts, int maxHeader) {}
