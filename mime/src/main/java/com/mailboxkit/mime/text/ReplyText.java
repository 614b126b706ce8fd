package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.HistoryFinder.End;
import com.mailboxkit.mime.text.HistoryFinder.Found;
import java.util.BitSet;

/// The new text of a message: without quoted history and signature. Answers below a quote and between quotes
/// are kept, the latter with the text that they answer; a forwarded message is kept, as it is the content that
/// was sent. Nothing is cut if no text would be left.
///
/// @param forward whether the text includes a forwarded message
record ReplyText(String text, boolean forward) {

    /// @param text plain text
    /// @param history lines that are quoted, beside those with a mark
    /// @param saidToBeForwarded whether the subject says so
    static ReplyText of(String text, BitSet history, boolean saidToBeForwarded) {
        var lines = new MailLines(text, history);
        var found = new HistoryFinder(lines, saidToBeForwarded).find();
        String fresh = new ReplyTrimmer(lines, found).fresh();
        int forward = forward(lines, found, saidToBeForwarded);
        if (forward >= 0) {
            String forwarded = lines.joined(forward, lines.size()).strip();
            return new ReplyText(fresh.isEmpty() ? forwarded : fresh + "\n\n" + forwarded, true);
        }
        return new ReplyText(fresh.isEmpty() ? text.strip() : fresh, false);
    }

    /// The line where a forwarded message starts: by its marker, or, where the subject says so, as a quote with
    /// nothing below.
    private static int forward(MailLines lines, Found found, boolean saidToBeForwarded) {
        if (found.end() instanceof End.Forward(int line)) {
            return line;
        }
        if (!saidToBeForwarded || found.quotes().isEmpty()) {
            return -1;
        }
        var last = found.quotes().getLast();
        return last.attributed() && lines.afterBlanks(last.end()) == lines.size() ? last.begin() : -1;
    }
}
