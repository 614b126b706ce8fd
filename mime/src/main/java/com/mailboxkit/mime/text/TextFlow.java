package com.mailboxkit.mime.text;

/// Plain text lines, written word by word: blanks collapse, breaks between blocks do not add up (CSS Text 3,
/// section 4; CSS 2.2, section 8.3.1), and leading and trailing ones are dropped.
final class TextFlow {

    private static final int MAX_QUOTES = 8; // marks and indents before a line, regardless of the nesting of the HTML
    private static final int MAX_INDENT = 8;
    private static final String INDENT = "  ";

    private final StringBuilder out;
    private int breaks; // to write before the next word
    private boolean blank;
    private boolean tab;
    private boolean atCellStart;
    private int quotes;
    private int quotesAbove; // of the last line
    private int indent;
    private String marker = "";

    TextFlow(int capacity) {
        out = new StringBuilder(capacity);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /// Characters written so far, without pending blanks and breaks.
    int length() {
        return out.length();
    }

    boolean hasLineSince(int length) {
        return out.indexOf("\n", length) >= 0;
    }

    /// Starts a new line; `lines` 2 adds an empty line before it.
    void block(int lines) {
        if (!atCellStart && marker.isEmpty()) {
            breaks = Math.max(breaks, lines);
        }
    }

    void lineBreak() {
        if (atCellStart) {
            return;
        }
        breaks = Math.clamp(breaks + 1, breaks, 2);
    }

    /// Right after the last word.
    void append(String text) {
        if (!out.isEmpty()) {
            trimLine();
            out.append(' ');
        }
        out.append(text);
    }

    void gap() {
        blank = true;
    }

    void quote(int by) {
        block(1);
        quotes += by;
    }

    void indent(int by) {
        indent += by;
    }

    /// On a separate line before the next word; dropped without one.
    void item(String mark) {
        marker = "";
        block(1);
        marker = mark;
    }

    void endItem() {
        marker = "";
        block(1);
    }

    void beginCell() {
        atCellStart = true;
    }

    /// @return the breaks that a cell of one line requested below it
    int endCell(int begin) {
        boolean hasWords = out.length() > begin;
        atCellStart = false;
        if (!hasWords || hasLineSince(begin + leadingBreaks(begin))) {
            return 0;
        }
        int wanted = breaks;
        breaks = 0;
        tab = true;
        return wanted;
    }

    private int leadingBreaks(int begin) {
        int at = begin;
        while (at < out.length() && "\n> ".indexOf(out.charAt(at)) >= 0) {
            at++;
        }
        return at - begin;
    }

    /// Text of HTML, where blanks collapse.
    void words(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u00a0' && breaks > 0 && out.length() > 0 && !atCellStart) {
                breaks = Math.max(breaks, keepsLine(text) ? 2 : breaks);
            }
            if (isCollapsible(c)) {
                blank = true;
            } else if (!isFiller(c)) {
                put(c);
                int end = afterPlain(text, i + 1);
                out.append(text, i + 1, end);
                i = end - 1;
            }
        }
    }

    /// The end of the run of letters and the like, which need no further check.
    private static int afterPlain(String text, int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < '\u007f') {
            end++;
        }
        return end;
    }

    /// Whether blank text keeps a line open, as programs do with `&nbsp;`.
    private static boolean keepsLine(String text) {
        return text.length() < 8 && MailLines.isBlank(text);
    }

    /// Text with its blanks and lines kept.
    void preformatted(String text, boolean blanks) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                breaks++;
                blank = false;
            } else if (c == '\r' || isFiller(c)) {
                continue;
            } else if (blanks && (c == ' ' || c == '\t' || c == '\u00a0')) {
                putBlank(c);
            } else if (isCollapsible(c)) {
                blank = true;
            } else {
                put(c);
            }
        }
    }

    private void putBlank(char c) {
        if (out.isEmpty() && breaks == 0) {
            return;
        }
        beginLine();
        out.append(c == '\u00a0' ? ' ' : c);
    }

    private void put(char c) {
        boolean fresh = beginLine();
        if (!fresh && tab) {
            out.append('\t');
        } else if (!fresh && blank && !endsBlank()) {
            out.append(' ');
        }
        tab = false;
        blank = false;
        atCellStart = false;
        out.append(c);
    }

    /// @return whether the line has no word yet
    private boolean beginLine() {
        if (out.isEmpty() || breaks > 0) {
            if (!out.isEmpty()) {
                trimLine();
                for (; breaks > 1; breaks--) {
                    out.append('\n').repeat(">", Math.min(quotesAbove, quoteMarks()));
                }
                out.append('\n');
            }
            breaks = 0;
            tab = false;
            blank = false;
            beginWith();
            return true;
        }
        if (!marker.isEmpty()) {
            out.append(marker);
            marker = "";
            return true;
        }
        return false;
    }

    private void beginWith() {
        int marks = quoteMarks();
        quotesAbove = marks;
        out.repeat(">", marks);
        if (marks > 0) {
            out.append(' ');
        }
        out.repeat(INDENT, Math.clamp(indent - (marker.isEmpty() ? 0 : 1), 0, MAX_INDENT))
                .append(marker);
        marker = "";
    }

    private int quoteMarks() {
        return Math.min(quotes, MAX_QUOTES);
    }

    private boolean endsBlank() {
        char last = out.charAt(out.length() - 1);
        return last == ' ' || last == '\t' || last == '\n';
    }

    private void trimLine() {
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        out.setLength(end);
    }

    private static boolean isCollapsible(char c) {
        return c == ' '
                || c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == '\u00a0'
                || Character.isSpaceChar(c) && c != '\u3000';
    }

    /// Invisible characters that only fill or break words; joiners are part of words and emoji.
    private boolean isFiller(char c) {
        return switch (c) {
            case '\u00ad', '\u034f', '\u200b', '\u2060', '\u2061', '\u2062', '\u2063', '\u2064', '\ufeff', '\u180e' ->
                true;
            case '\u200c', '\u200d' -> blank || breaks > 0 || out.isEmpty();
            default -> c < ' ' || c == '\u007f';
        };
    }
}
