package com.mailboxkit.mime;

/// A header field that the caller adds.
///
/// @param name not used by any other field of the message
/// @param value in any script
public record ExtraField(String name, String value) {}
