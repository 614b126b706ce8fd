package com.mailboxkit.mime.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The lines of a text, and which of them are quoted. A line that was wrapped out of a quote within a link
/// belongs to the quote.
final class MailLines {

    /// Longer lines were not written by a mail program as an attribution or a field.
    private static final int MAX_FORM = 400;

    private static final int NAME_OF_A_FIELD = 40; // characters

    private final List<String> lines;
    private final BitSet quoted;
    private final BitSet markedByHtml;

    /// @param history quoted lines according to the HTML of the message
    MailLines(String text, BitSet history) {
        lines = new ArrayList<>(text.lines().toList());
        quoted = (BitSet) history.clone();
        markedByHtml = history;
        for (int i = 0; i < lines.size(); i++) {
            if (beginsWithMark(lines.get(i))) {
                quoted.set(i, !closesABracket(i));
            } else if (i > 0 && quoted.get(i - 1) && (continuesALink(i) || isLinkBetweenMarks(i))) {
                quoted.set(i);
            }
        }
    }

    int size() {
        return lines.size();
    }

    String get(int i) {
        return lines.get(i);
    }

    void set(int i, String line) {
        lines.set(i, line);
    }

    /// The line without its quote marks; empty where it is too long to be one that a mail program wrote.
    String form(int i) {
        String line = lines.get(i);
        if (line.length() > MAX_FORM) {
            return "";
        }
        return Blanks.withoutMarks(quoted.get(i) ? unquoted(line) : line).strip();
    }

    /// Whether a line may have been written by a mail program: a cheap check of its ends that most lines fail.
    boolean mayMark(int i) {
        String line = lines.get(i);
        int begin = 0;
        while (begin < line.length() && line.charAt(begin) <= ' ') {
            begin++;
        }
        if (begin == line.length()) {
            return false;
        }
        char first = line.charAt(begin);
        int end = line.length() - 1;
        while (line.charAt(end) <= ' ' || line.charAt(end) > '~' && Blanks.isBlank(line.charAt(end)) && end > begin) {
            end--;
        }
        if (first < '0' || first == '_' || first == '=' || first > '~' || Attribution.mayEndWith(line.charAt(end))) {
            return true;
        }
        for (int at = begin; at < begin + NAME_OF_A_FIELD && at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == ':' || c == '：') {
                return true;
            }
        }
        return false;
    }

    boolean isBlank(int i) {
        return isBlank(lines.get(i));
    }

    boolean isQuote(int i) {
        return quoted.get(i);
    }

    /// Whether the HTML of the message marks it so.
    boolean isMarkedByHtml(int i) {
        return markedByHtml.get(i);
    }

    boolean isText(int i) {
        return !quoted.get(i) && !isBlank(i);
    }

    /// The first line from `i` on that is not blank, or [#size()].
    int afterBlanks(int i) {
        int next = i;
        while (next < lines.size() && isBlank(next)) {
            next++;
        }
        return next;
    }

    /// The end of the quote that starts at `i`; blank lines between its lines belong to it.
    int afterQuote(int i) {
        int end = i;
        int next = i;
        while (next < lines.size() && quoted.get(next)) {
            end = next + 1;
            next = afterBlanks(end);
            if (next < lines.size() && !quoted.get(next)) {
                break;
            }
        }
        return end;
    }

    /// Treats lines that start with `|` as a quote, which they are below an attribution only.
    void quoteBars(int i) {
        int end = i;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            quoted.set(end++);
        }
    }

    String joined(int from, int to) {
        return String.join("\n", lines.subList(from, to));
    }

    static boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (!Blanks.isBlank(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWithMark(String line) {
        int i = 0;
        while (i < line.length() && i < 4 && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>';
    }

    private static String unquoted(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' ')) {
            i++;
        }
        return line.substring(i);
    }

    /// `> wrote:` below an address that starts with `<`.
    private boolean closesABracket(int i) {
        String line = lines.get(i).strip();
        if (i == 0 || quoted.get(i - 1) || line.length() > MAX_FORM || !Attribution.mayEndWith(line)) {
            return false;
        }
        return openBrackets(i - 1) + (i > 1 && !quoted.get(i - 2) ? openBrackets(i - 2) : 0) > 0;
    }

    private int openBrackets(int i) {
        String line = lines.get(i);
        int open = 0;
        for (int at = Math.max(0, line.length() - MAX_FORM); at < line.length(); at++) {
            char c = line.charAt(at);
            open += c == '<' ? 1 : c == '>' ? -1 : 0;
        }
        return open;
    }

    private boolean isLinkBetweenMarks(int i) {
        String line = lines.get(i);
        return line.length() <= MAX_FORM
                && i + 1 < lines.size()
                && beginsWithMark(lines.get(i + 1))
                && line.strip().startsWith("(http")
                && line.strip().endsWith(">");
    }

    /// Whether the previous line opens an address in brackets that this one closes.
    private boolean continuesALink(int i) {
        String before = lines.get(i - 1);
        int open = Math.max(before.lastIndexOf("<http"), before.lastIndexOf("(http"));
        if (open < 0) {
            return false;
        }
        char close = before.charAt(open) == '<' ? '>' : ')';
        return before.indexOf(close, open) < 0 && lines.get(i).indexOf(close) >= 0;
    }
}
