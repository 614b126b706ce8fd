package com.mailboxkit.mime;

/// A header field that the caller adds.
///
/// @param name that no other field of the message has
/// @param value in any script
public record ExtraField(String name, String value) {}
