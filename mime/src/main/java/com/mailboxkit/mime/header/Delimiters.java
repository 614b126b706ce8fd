package com.mailboxkit.mime.header;

import java.util.ArrayDeque;
import java.util.Arrays;

/// Where the comments and quoted strings of a field end (RFC 5322, sections 3.2.2 and 3.2.4), computed
/// once for all: comments may be nested as deep as a field is long, and an unclosed one must not cause
/// repeated searches.
final class Delimiters {

    private static final int NONE = -1;

    private final String value;
    private final int[] ends;

    Delimiters(String value) {
        this.value = value;
        boolean hasAny = value.indexOf('(') >= 0 || value.indexOf('"') >= 0;
        ends = new int[hasAny ? value.length() : 0];
        Arrays.fill(ends, NONE);
        findComments();
        findQuotes();
    }

    private void findComments() {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < ends.length; i++) {
            switch (value.charAt(i)) {
                case '\\' -> i++;
                case '(' -> open.push(i);
                case ')' -> {
                    if (!open.isEmpty()) {
                        ends[open.pop()] = i;
                    }
                }
                default -> {}
            }
        }
    }

    /// Each ends at the next quote that is preceded by an even number of backslashes.
    private void findQuotes() {
        int next = NONE;
        for (int i = ends.length - 1; i >= 0; i--) {
            if (value.charAt(i) == '"') {
                ends[i] = next;
                int backslashes = 0;
                while (backslashes < i && value.charAt(i - backslashes - 1) == '\\') {
                    backslashes++;
                }
                next = backslashes % 2 == 0 ? i : next;
            }
        }
    }

    /// @param start position of a parenthesis or a quote
    /// @return position of the closing one, -1 where it is missing
    int end(int start) {
        return ends.length == 0 ? NONE : ends[start];
    }

    /// The text from `from` to `to`, without comments.
    String withoutComments(int from, int to) {
        if (ends.length == 0) {
            return value.substring(from, to);
        }
        var text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (value.charAt(i) == '(' && ends[i] > 0 && ends[i] < to) {
                i = ends[i];
            } else {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }
}
