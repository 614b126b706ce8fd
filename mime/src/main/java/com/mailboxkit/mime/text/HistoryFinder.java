package com.mailboxkit.mime.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scans the lines of a message once and finds its quotes, and where the quoted history or a forwarded
/// message starts.
final class HistoryFinder {

    /// @param begin first line of its introduction, or of the quote without one
    /// @param end after its last line
    /// @param attributed whether it is the history, and not a passage that the author quotes
    record Quote(int begin, int end, boolean attributed) {}

    /// Where the author's own text ends.
    sealed interface End {

        int line();

        /// The text ends.
        record Text(int line) implements End {}

        /// The message that is answered.
        record History(int line) implements End {}

        /// A forwarded message.
        record Forward(int line) implements End {}
    }

    /// @param quotes in the order of the text
    /// @param introductions lines above the text that only introduce its author
    record Found(List<Quote> quotes, BitSet introductions, End end) {}

    private static final int MAX_INTRODUCTION = 4; // lines within a quote
    private static final int DASHES_OF_A_FORWARD = 8; // Gmail draws ten

    private final MailLines lines;
    private final boolean saidToBeForwarded;
    private final List<Quote> quotes = new ArrayList<>();
    private final BitSet introductions = new BitSet();
    private int firstText = Integer.MAX_VALUE;
    private int floor; // after the last quote: the earliest start of the introduction of the next one

    private int noHeaderBefore;

    HistoryFinder(MailLines lines, boolean saidToBeForwarded) {
        this.lines = lines;
        this.saidToBeForwarded = saidToBeForwarded;
    }

    Found find() {
        int i = 0;
        while (i < lines.size()) {
            if (lines.isQuote(i) && !isLoneMark(i)) {
                if (isForward(i) || saidToBeForwarded && isHeaderWithin(i)) {
                    return found(new End.Forward(i));
                }
                i = add(i, i, lines.isMarkedByHtml(i) || isIntroducedWithin(i));
            } else if (lines.isBlank(i)) {
                i++;
            } else if (!lines.mayMark(i)) {
                i = text(i);
            } else {
                var end = endAt(i);
                if (end != null) {
                    return found(end);
                }
                i = afterText(i);
            }
        }
        return found(new End.Text(lines.size()));
    }

    private Found found(End end) {
        return new Found(quotes, introductions, end);
    }

    private int add(int begin, int quote, boolean attributed) {
        int end = lines.afterQuote(quote);
        quotes.add(new Quote(begin, end, attributed));
        floor = end;
        return end;
    }

    /// A single `>word` right under other text, with nothing below: not a quote.
    private boolean isLoneMark(int i) {
        String line = lines.get(i);
        return line.length() > 1
                && line.charAt(0) == '>'
                && line.charAt(1) != ' '
                && line.charAt(1) != '>'
                && i > 0
                && lines.isText(i - 1)
                && lines.afterBlanks(i + 1) == lines.size()
                && !Attribution.mayEndWith(lines.form(i - 1));
    }

    private boolean isIntroducedWithin(int quote) {
        int last = Math.min(quote + MAX_INTRODUCTION, lines.size());
        for (int i = quote; i < last && lines.isQuote(i); i++) {
            if (Attribution.mayEndWith(lines.form(i)) && Attribution.beginOf(lines, i, quote, true) == quote) {
                return true;
            }
        }
        return false;
    }

    /// What follows where the line starts history or a forwarded message.
    private @Nullable End endAt(int i) {
        if (isForward(i)) {
            return new End.Forward(i);
        }
        String form = lines.form(i);
        switch (Separator.of(form)) {
            case ORIGINAL -> {
                return history(i);
            }
            case RULE -> {
                int next = lines.afterBlanks(i + 1);
                return next < lines.size() && QuotedHeader.endOf(lines, next, true) > 0 ? history(i) : null;
            }
            case TITLED -> {
                return isHeaderBelow(i) ? history(i) : null;
            }
            default -> {
                return isHeader(i) ? history(i) : null;
            }
        }
    }

    /// Fields that are not a message header are not checked again from the next field on.
    private boolean isHeader(int i) {
        if (i < noHeaderBefore) {
            return false;
        }
        int end = QuotedHeader.endOf(lines, i, false);
        noHeaderBefore = Math.max(noHeaderBefore, -end);
        return end > 0;
    }

    /// The message below is forwarded if the subject says so, or by default.
    private End history(int line) {
        return saidToBeForwarded || firstText >= line && quotes.isEmpty()
                ? new End.Forward(line)
                : new End.History(line);
    }

    private boolean isForward(int i) {
        String form = lines.form(i);
        return switch (Separator.of(form)) {
            case FORWARD -> !Character.isLetter(form.charAt(0)) || isHeaderBelow(i);
            case TITLED -> isDrawn(form) && isHeaderBelow(i);
            default -> false;
        };
    }

    private static boolean isDrawn(String form) {
        return form.startsWith("-".repeat(DASHES_OF_A_FORWARD)) && form.endsWith("-".repeat(DASHES_OF_A_FORWARD));
    }

    private boolean isHeaderWithin(int quote) {
        int last = Math.min(quote + MAX_INTRODUCTION, lines.size());
        for (int i = quote; i < last; i++) {
            if (QuotedHeader.endOf(lines, i, true) > 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isHeaderBelow(int i) {
        int next = i + 1;
        while (next < lines.size() && next < i + 4 && lines.form(next).isEmpty()) {
            next++;
        }
        return next < lines.size() && QuotedHeader.endOf(lines, next, true) > 0;
    }

    /// @return after a line of text, or after the quote that it introduces; the end of all lines where the
    ///     following text is not marked as a quote
    private int afterText(int i) {
        if (!Attribution.mayEndWith(lines.form(i))) {
            return text(i);
        }
        int next = lines.afterBlanks(i + 1);
        boolean bars = next < lines.size() && lines.get(next).startsWith("|");
        boolean quoteFollows = bars || next < lines.size() && lines.isQuote(next);
        int begin = Attribution.beginOf(lines, i, floor, quoteFollows);
        if (begin < 0) {
            return text(i);
        }
        if (bars) {
            lines.quoteBars(next);
        }
        if (quoteFollows) {
            boolean names = Signs.of(lines.joined(begin, i + 1)).any();
            return add(begin + withoutReplyBefore(begin), next, names || firstText >= begin);
        }
        if (firstText < begin || !quotes.isEmpty()) {
            quotes.add(new Quote(begin, lines.size(), true));
            return lines.size();
        }
        introductions.set(begin, i + 1);
        firstText = Integer.MAX_VALUE;
        return i + 1;
    }

    private int text(int i) {
        firstText = Math.min(firstText, i);
        return i + 1;
    }

    /// A program that puts the attribution right after the last words: they get a separate line.
    ///
    /// @return the number of lines by which the attribution moves down
    private int withoutReplyBefore(int line) {
        int at = Attribution.inside(lines.get(line));
        if (at <= 0) {
            return 0;
        }
        lines.set(line, lines.get(line).substring(0, at));
        firstText = Math.min(firstText, line);
        return 1;
    }
}
