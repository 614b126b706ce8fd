package com.mailboxkit.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Plain text of HTML: what a reader sees, with its lines.
final class HtmlText {

    private static final String QUOTES = "blockquote[type=cite], .gmail_quote, .gmail_extra, .yahoo_quoted,"
            + " #divRplyFwdMsg, #appendonsend, #appendonsend ~ *, #divRplyFwdMsg ~ *, .moz-cite-prefix";

    private HtmlText() {}

    /// Everything that is shown.
    static String of(String html) {
        return text(Jsoup.parse(html).body());
    }

    /// Everything that is shown but for the history that mail programs mark as such.
    static String withoutQuotes(String html) {
        var body = Jsoup.parse(html).body();
        body.select(QUOTES).remove();
        return text(body);
    }

    private static String text(Element body) {
        body.select("script, style, head, title, template, noscript").remove();
        var text = new StringBuilder();
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(text, words.text());
                } else if (node instanceof Element element) {
                    switch (element.normalName()) {
                        case "br" -> text.append('\n');
                        case "li" -> newLine(text).append("- ");
                        case "hr" -> newLine(text);
                        default -> {
                            if (element.isBlock()) {
                                newLine(text);
                            }
                        }
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && element.isBlock()) {
                    newLine(text);
                    if (element.normalName().equals("p")) {
                        text.append('\n');
                    }
                }
            }
        });
        return text.toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static void append(StringBuilder text, String words) {
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? words.stripLeading() : words);
    }

    private static StringBuilder newLine(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        return text;
    }
}
