package com.mailboxkit.mime.content;

import java.text.Normalizer;

/// Normalizes a text for the search of words and codes.
final class Plainness {

    private Plainness() {}

    /// With ASCII digits and one form of every letter (NFKC), without invisible marks, such as those of
    /// direction around a code in Arabic. Line breaks are kept.
    ///
    /// @param longest characters that are processed
    static String of(String text, int longest) {
        String start = text.length() <= longest ? text : text.substring(0, longest);
        if (isAscii(start)) {
            return withBlanks(start);
        }
        // a Chinese or Japanese comma separates clauses, never digits of a number
        String apart = start.replace('\uff0c', ';').replace('\u3001', ';').replace('\u3002', ';');
        String normal = Normalizer.normalize(apart, Normalizer.Form.NFKC);
        var plain = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            boolean isBlank = c != '\n' && (Character.isSpaceChar(c) || Character.isWhitespace(c));
            plain.append(
                    isBlank
                            ? ' '
                            : Character.isDigit(c) ? Character.forDigit(Character.getNumericValue(c), 10) : dash(c));
        }
        return plain.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String withBlanks(String ascii) {
        return ascii.indexOf('\t') < 0 && ascii.indexOf('\r') < 0
                ? ascii
                : ascii.replace('\t', ' ').replace('\r', ' ');
    }

    private static char dash(char c) {
        return c >= '\u2010' && c <= '\u2015' || c == '\u2212' ? '-' : c;
    }

    /// In lower case, of the same length.
    static String lower(String text) {
        var lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }
}
