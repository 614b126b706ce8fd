package com.mailboxkit.mime.text;

import java.util.Locale;

/// Lines that mail programs put above a quoted or forwarded message, such as `-----Original Message-----` or
/// `Begin forwarded message:`.
enum Separator {
    NONE,
    /// Only dashes or underscores. People type such lines as well.
    RULE,
    /// The answered message follows.
    ORIGINAL,
    /// A forwarded message follows.
    FORWARD,
    /// Words between dashes: the following lines decide.
    TITLED;

    private static final int MAX_LENGTH = 80;
    private static final int MIN_DASHES = 2;
    private static final int MIN_RULE = 5;

    /// @param line without quote marks and blanks around it
    static Separator of(String line) {
        if (line.isEmpty() || line.length() > MAX_LENGTH + 40) {
            return NONE;
        }
        char first = line.charAt(0);
        char last = line.charAt(line.length() - 1);
        if (isDash(first) || first == '*') {
            return betweenDashes(line);
        }
        return last == ':' || last == '：' ? announced(line) : NONE;
    }

    private static Separator betweenDashes(String line) {
        int begin = line.charAt(0) == '*' ? 1 : 0;
        int end = line.length() - (begin == 1 && line.endsWith("*") ? 1 : 0);
        int left = begin;
        while (left < end && isDash(line.charAt(left))) {
            left++;
        }
        if (left == end) {
            return left - begin >= MIN_RULE ? RULE : NONE;
        }
        int right = end;
        while (right > left && isDash(line.charAt(right - 1))) {
            right--;
        }
        if (left - begin < MIN_DASHES || end - right < MIN_DASHES || line.length() > MAX_LENGTH) {
            return NONE;
        }
        String words = line.substring(left, right).toLowerCase(Locale.ROOT);
        if (MailWords.sayForwarded(words)) {
            return FORWARD;
        }
        return MailWords.sayOriginalMessage(words) ? ORIGINAL : TITLED;
    }

    private static Separator announced(String line) {
        return line.length() <= MAX_LENGTH && MailWords.sayForwarded(line.toLowerCase(Locale.ROOT)) ? FORWARD : NONE;
    }

    private static boolean isDash(char c) {
        return c == '-' || c == '_' || c == '—' || c == '–' || c == '‐' || c == '=';
    }
}
