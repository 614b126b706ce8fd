package com.mailboxkit.mcp.tool;

import org.jspecify.annotations.Nullable;

/// Texts in pieces, counted in UTF-16 code units. No surrogate pair is cut in two.
final class TextPaging {

    private TextPaging() {}

    /// @param offset where the piece begins
    /// @param length of the whole text
    /// @param next where to read on; null at the end
    record Piece(
            String text, int offset, int length, @Nullable Integer next) {}

    /// @param limit at least 1; a pair that begins the piece is given whole
    static Piece piece(String text, int offset, int limit) {
        int from = start(text, Math.min(offset, text.length()));
        int to = start(text, (int) Math.min((long) from + limit, text.length()));
        if (to == from && from < text.length()) {
            to = from + 2;
        }
        return new Piece(text.substring(from, to), from, text.length(), to < text.length() ? to : null);
    }

    /// The beginning of a text.
    static String cut(String text, int limit) {
        return text.substring(0, start(text, Math.min(limit, text.length())));
    }

    /// The same place, or that before the pair that it would cut.
    private static int start(String text, int place) {
        boolean cuts = place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
        return cuts ? place - 1 : place;
    }
}
