package com.mailboxkit.mime.header;

/// Quoted strings (RFC 5322, section 3.2.4).
final class Quotes {

    private Quotes() {}

    /// The unescaped text from `from` to `to`, between the quotes.
    static String unescape(String value, int from, int to) {
        var text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            text.append(c == '\\' && i + 1 < to ? value.charAt(++i) : c);
        }
        return text.toString();
    }
}
