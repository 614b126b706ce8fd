package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.HistoryFinder.End;
import java.util.BitSet;

/// What is new in a message: without quoted history and signature. Answers below a quote and between quotes are kept,
/// the latter with what they answer; a message that is passed on is kept, as it is what was sent. Nothing is cut that
/// would leave no text.
///
/// @param forward whether the text holds a message that is passed on
record ReplyText(String text, boolean forward) {

    /// @param text plain text
    /// @param history lines that are quoted, beside those with a mark
    /// @param saidToBeForwarded whether the subject says so
    static ReplyText of(String text, BitSet history, boolean saidToBeForwarded) {
        var lines = new MailLines(text, history);
        var found = new HistoryFinder(lines, saidToBeForwarded).find();
        String fresh = new ReplyTrimmer(lines, found).fresh();
        if (found.end() instanceof End.Forward(int line)) {
            String forwarded = lines.joined(line, lines.size()).strip();
            return new ReplyText(fresh.isEmpty() ? forwarded : fresh + "\n\n" + forwarded, true);
        }
        return new ReplyText(fresh.isEmpty() ? text.strip() : fresh, false);
    }
}
