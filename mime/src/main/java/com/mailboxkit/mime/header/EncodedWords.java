package com.mailboxkit.mime.header;

/// Encoded words (RFC 2047) to text.
public final class EncodedWords {

    private EncodedWords() {}

    /// Decodes what is encoded in `value` and leaves the rest.
    public static String decode(String value) {
        return value;
    }
}
