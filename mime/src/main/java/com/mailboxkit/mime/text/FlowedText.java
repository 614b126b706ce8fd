package com.mailboxkit.mime.text;

/// Decodes `format=flowed` (RFC 3676): paragraphs that were wrapped for the screen become one line again.
public final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private final StringBuilder text;
    private final boolean delSp;

    /// Quote depth of the current paragraph; -1 where the next line starts one.
    private int open = -1;

    private FlowedText(int length, boolean delSp) {
        this.text = new StringBuilder(length);
        this.delSp = delSp;
    }

    /// A quoted line starts with its `>` marks and one blank; a stuffed line has lost that blank, so it may
    /// start with `>` as well.
    ///
    /// @param text with any kind of line end
    /// @param delSp whether the blank at a soft line break was added for the break (`DelSp=yes`)
    /// @return with LF at line ends
    public static String unflow(String text, boolean delSp) {
        var flowed = new FlowedText(text.length(), delSp);
        int begin = 0;
        while (begin < text.length()) {
            int end = endOfLine(text, begin);
            flowed.add(text, begin, end);
            begin = end + (text.startsWith("\r\n", end) ? 2 : 1);
            if (begin > text.length()) {
                return flowed.withoutLastBreak();
            }
        }
        return flowed.text.toString();
    }

    private static int endOfLine(String text, int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /// One line, in the order of section 4.1: quote marks, stuffing, then whether it flows.
    private void add(String source, int begin, int end) {
        int depth = 0;
        while (begin + depth < end && source.charAt(begin + depth) == '>') {
            depth++;
        }
        int content = begin + depth;
        if (content < end && source.charAt(content) == ' ') {
            content++;
        }
        boolean signature = end - content == SIGNATURE.length() && source.startsWith(SIGNATURE, content);
        boolean flows = !signature && end > content && source.charAt(end - 1) == ' ';
        if (open != depth || signature) {
            begin(depth, content < end);
        }
        text.append(source, content, flows && delSp ? end - 1 : end);
        if (flows) {
            open = depth;
        } else {
            text.append('\n');
            open = -1;
        }
    }

    private void begin(int depth, boolean hasContent) {
        if (open >= 0) {
            endParagraph();
        }
        text.repeat(">", depth);
        if (depth > 0 && hasContent) {
            text.append(' ');
        }
    }

    /// A paragraph with a soft line break at its end, but without a continuation.
    private void endParagraph() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private String withoutLastBreak() {
        int end = text.length();
        if (open < 0 && end > 0 && text.charAt(end - 1) == '\n') {
            text.setLength(end - 1);
        }
        return text.toString();
    }
}
