package com.mailboxkit.kernel.content;

/// Points to immutable bytes in the content store.
///
/// @param sha256 lower-case hex SHA-256 of the bytes, 64 characters
/// @param size number of bytes
public record ContentRef(String sha256, long size) {}
