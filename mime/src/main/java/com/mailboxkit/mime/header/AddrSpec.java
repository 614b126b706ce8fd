package com.mailboxkit.mime.header;

import java.util.Optional;

/// The address within a text (RFC 5322, section 3.4.1), without what may surround it: a route, `mailto:`,
/// blanks around `@` and dots, other words.
final class AddrSpec {

    private static final int MAX_LOCAL = 256;
    private static final int MAX_DOMAIN = 255;
    private static final String NOT_LOCAL = "<>()[],;:\\\"@";

    private AddrSpec() {}

    /// The text around the last `@`.
    static Optional<String> in(String text) {
        int sign = text.lastIndexOf('@');
        if (sign < 1) {
            return Optional.empty();
        }
        var local = local(text.substring(0, sign).stripTrailing());
        var domain = domain(text, sign + 1);
        return local.isEmpty() || domain.isEmpty() ? Optional.empty() : Optional.of(local + "@" + domain);
    }

    /// @return empty where there is none
    private static String local(String before) {
        if (before.endsWith("\"")) {
            int open = before.lastIndexOf('"', before.length() - 2);
            while (open > 0 && before.charAt(open - 1) == '\\') {
                open = before.lastIndexOf('"', open - 1);
            }
            return open < 0 || before.length() - open > MAX_LOCAL ? "" : before.substring(open);
        }
        int start = before.length();
        while (start > 0 && isLocal(before.charAt(start - 1))) {
            start--;
        }
        var local = before.substring(start);
        return local.startsWith("'") ? local.substring(1) : local.length() > MAX_LOCAL ? "" : local;
    }

    private static boolean isLocal(char c) {
        return c > ' ' && c != 0x7F && !Character.isSpaceChar(c) && NOT_LOCAL.indexOf(c) < 0;
    }

    private static String domain(String text, int from) {
        int start = skipBlanks(text, from);
        if (start < text.length() && text.charAt(start) == '[') {
            int end = text.indexOf(']', start);
            return end < 0 || end - start > MAX_DOMAIN ? "" : text.substring(start, end + 1);
        }
        var domain = new StringBuilder();
        int i = start;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isLabel(text.charAt(end))) {
                end++;
            }
            domain.append(text, i, end);
            int dot = skipBlanks(text, end);
            if (end == i || dot >= text.length() || text.charAt(dot) != '.') {
                break;
            }
            domain.append('.');
            i = skipBlanks(text, dot + 1);
        }
        while (!domain.isEmpty() && domain.charAt(domain.length() - 1) == '.') {
            domain.setLength(domain.length() - 1);
        }
        return domain.length() > MAX_DOMAIN ? "" : domain.toString();
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /// A letter or digit of any script with its marks, or what may occur between them.
    private static boolean isLabel(char c) {
        return c == '-'
                || c == '_'
                || Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || c > 0x7F && Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
