package com.mailboxkit.cli.terminal;

/// Text of strangers, made fit for a terminal. A terminal obeys control characters (ECMA-48 escape sequences can rename
/// its window, fill its clipboard or hide lines), and shows text in another order than it is written where
/// bidirectional overrides say so (Unicode UAX #9), which makes `exe` look like `txt`.
public final class TerminalText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private TerminalText() {}

    /// On one line: every run of white space is a blank.
    public static String line(String text) {
        return kept(text.replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ")).strip();
    }

    /// With its lines and tabs.
    public static String text(String text) {
        return kept(text.replaceAll("\\r\\n?|[\\u0085\\u2028\\u2029]", "\n"));
    }

    /// JSON that says the same in characters which a terminal does not obey. Such characters stand in strings only,
    /// where they may be escaped.
    public static String json(String json) {
        var plain = new StringBuilder(json.length());
        json.codePoints().forEach(character -> {
            if (isKept(character)) {
                plain.appendCodePoint(character);
            } else {
                for (char unit : Character.toChars(character)) {
                    plain.append("\\u%04x".formatted((int) unit));
                }
            }
        });
        return plain.toString();
    }

    private static String kept(String text) {
        return text.codePoints()
                .filter(TerminalText::isKept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Format characters go, also those that are no danger to a terminal: they are not seen, and so can only mislead.
    /// Joiners stay: Persian, Hindi and emoji are written with them.
    private static boolean isKept(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
