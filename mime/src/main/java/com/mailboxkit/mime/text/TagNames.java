package com.mailboxkit.mime.text;

/// Limits the length of tag names before HTML is parsed: jsoup copies the whole name again at every `<` within
/// it, so that a megabyte of `<a<a<a` would take seconds.
final class TagNames {

    /// Of letters; the longest name of HTML, SVG and MathML has 22.
    private static final int MAX_NAME = 100;

    private TagNames() {}

    /// `html` with a blank after the first 100 characters of a longer name: the rest becomes an attribute.
    static String bounded(String html) {
        StringBuilder bounded = null;
        int copied = 0;
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i)) {
            int end = endOfName(html, i + 1);
            if (end - i > MAX_NAME) {
                bounded = bounded == null ? new StringBuilder(html.length() + 16) : bounded;
                int cut = i + MAX_NAME;
                bounded.append(html, copied, cut).append(' ');
                copied = cut;
            }
            i = Math.max(end, i + 1);
        }
        return bounded == null
                ? html
                : bounded.append(html, copied, html.length()).toString();
    }

    /// The end of `/name` or `name` by the HTML standard, section 13.2.5.8.
    private static int endOfName(String html, int from) {
        int i = from < html.length() && html.charAt(from) == '/' ? from + 1 : from;
        if (i >= html.length() || !isLetter(html.charAt(i))) {
            return from;
        }
        while (i < html.length() && " \t\n\f\r/>".indexOf(html.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
