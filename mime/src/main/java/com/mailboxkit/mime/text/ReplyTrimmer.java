package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.HistoryFinder.Found;
import com.mailboxkit.mime.text.HistoryFinder.Quote;
import java.util.BitSet;

/// Keeps the author's text: removes signatures, list footers, and quotes that are not answered.
final class ReplyTrimmer {

    private final MailLines lines;
    private final Found found;
    private final BitSet kept = new BitSet();

    ReplyTrimmer(MailLines lines, Found found) {
        this.lines = lines;
        this.found = found;
    }

    /// Empty where nothing is left.
    String fresh() {
        kept.set(0, found.end().line());
        kept.andNot(found.introductions());
        dropSignaturesAndFooter();
        int quotes = withoutEnd(found.quotes().size());
        dropNameBehindDash();
        if (quotes == 1 && found.quotes().getFirst().attributed()) {
            drop(found.quotes().getFirst());
        }
        return text();
    }

    private void drop(Quote quote) {
        kept.clear(quote.begin(), quote.end());
    }

    /// A signature ends where a quote starts, which programs put below it.
    private void dropSignaturesAndFooter() {
        int end = found.end().line();
        int quote = 0;
        boolean hasWords = false;
        boolean dividers = Signatures.areDividers(lines, end);
        for (int i = 0; i < end; i++) {
            while (quote < found.quotes().size() && found.quotes().get(quote).end() <= i) {
                quote++;
            }
            var next = quote < found.quotes().size() ? found.quotes().get(quote) : new Quote(end, end, false);
            if (i >= next.begin()) {
                i = next.end() - 1;
                hasWords |= !next.attributed();
            } else if (hasWords && Signatures.beginsAt(lines, i, Math.min(next.begin(), end), dividers)) {
                kept.clear(i, Math.min(next.begin(), end));
                i = Math.min(next.begin(), end) - 1;
            } else if (hasWords && isRule(i) && Signatures.isListFooter(lines, i, end)) {
                kept.clear(i, end);
                return;
            } else {
                hasWords |= !lines.isBlank(i);
            }
        }
    }

    /// Without blank lines, rules, quotes and phone signatures at the end.
    ///
    /// @return how many of the quotes are left
    private int withoutEnd(int quotes) {
        int left = quotes;
        boolean historyIsGone = false;
        int last = kept.length() - 1;
        while (last >= 0) {
            var quote = left > 0 ? found.quotes().get(left - 1) : null;
            if (quote != null && last < quote.end()) {
                if (historyIsGone && !quote.attributed()) {
                    break; // quoted by the author
                }
                historyIsGone |= quote.attributed();
                kept.clear(Math.min(quote.begin(), last), quote.end());
                left--;
            } else if (lines.isBlank(last)
                    || Signatures.isDrawn(lines.get(last))
                    || MobileSignature.is(lines.get(last).strip())) {
                kept.clear(last);
            } else {
                break;
            }
            last = kept.length() - 1;
        }
        return left;
    }

    private void dropNameBehindDash() {
        int last = kept.length() - 1;
        if (last > 0 && lines.isBlank(last - 1) && Signatures.isSignedWithADash(lines.get(last))) {
            kept.clear(last);
        }
    }

    private boolean isRule(int i) {
        return lines.mayMark(i) && Separator.of(lines.get(i).strip()) == Separator.RULE;
    }

    private String text() {
        var text = new StringBuilder();
        boolean blank = true;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            boolean isBlank = lines.isBlank(i);
            if (isBlank && blank && i > 0 && !kept.get(i - 1)) {
                continue; // the text in between is removed
            }
            blank = isBlank;
            text.append(lines.get(i)).append('\n');
        }
        return text.toString().strip();
    }
}
