package com.mailboxkit.kernel.message;

/// The authentication results of a received message, in the terms of RFC 8601, section 2.7. `none` also means
/// not checked.
///
/// @param spf whether the client may send for the domain of the reverse path (RFC 7208)
/// @param dkim `pass` where any signature is valid (RFC 6376), whichever domain signed; else the result of
///     the first
/// @param dmarc whether the domain in From authenticates the message (RFC 7489)
/// @param iprev whether the client's name resolves to its address
/// @param results all results with their properties, as the value of an `Authentication-Results` field
public record Authentication(String spf, String dkim, String dmarc, String iprev, String results) {}
