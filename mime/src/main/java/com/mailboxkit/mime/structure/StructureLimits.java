package com.mailboxkit.mime.structure;

/// Limits of parsing a message into parts.
///
/// @param maxDepth nesting of multiparts; deeper ones are omitted
/// @param maxParts over all levels; the others are omitted
/// @param maxHeader octets of the message header, which is read as text where it is larger, and of the headers
///     of its parts, together; parts beyond it are omitted
public record StructureLimits(int maxDepth, int maxParts, int maxHeader) {}
