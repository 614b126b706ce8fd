package com.mailboxkit.kernel.message;

/// What was found out about where a message that came is from, in the words of RFC 8601, section 2.7. `none` is also
/// said where nothing was checked.
///
/// @param spf whether the client may send for the domain of the reverse path (RFC 7208)
/// @param dkim `pass` where any signature is valid (RFC 6376), whoever signed; else what came of the first
/// @param dmarc whether the domain in From vouches for the message (RFC 7489)
/// @param iprev whether the client's name leads back to it
/// @param results all of it with its properties, as the value of an `Authentication-Results` field
public record Authentication(String spf, String dkim, String dmarc, String iprev, String results) {}
