package com.mailboxkit.mime;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/// Plain text of HTML: what a reader sees, with its lines. Goes through the elements once: to remove them, or to seek
/// their siblings, takes the square of their number.
final class HtmlText implements NodeFilter {

    private static final Evaluator UNSEEN = Selector.evaluatorOf("script, style, head, title, template, noscript");
    private static final Evaluator QUOTES =
            Selector.evaluatorOf("blockquote[type=cite], .gmail_quote, .gmail_extra, .yahoo_quoted, .moz-cite-prefix");

    /// Outlook shows the history in the elements that follow.
    private static final Evaluator BEFORE_HISTORY = Selector.evaluatorOf("#divRplyFwdMsg, #appendonsend");

    private final StringBuilder text = new StringBuilder();
    private final Element body;
    private final boolean withQuotes;
    private final Set<@Nullable Element> endInHistory = new HashSet<>();

    private HtmlText(Element body, boolean withQuotes) {
        this.body = body;
        this.withQuotes = withQuotes;
    }

    /// Everything that is shown.
    static String of(String html) {
        return text(html, true);
    }

    /// Everything that is shown but for the history that mail programs mark as such.
    static String withoutQuotes(String html) {
        return text(html, false);
    }

    private static String text(String html, boolean withQuotes) {
        var body = Jsoup.parse(html).body();
        var shown = new HtmlText(body, withQuotes);
        body.filter(shown);
        return shown.text
                .toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.text());
        } else if (node instanceof Element element) {
            if (element != body && isLeftOut(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "li" -> newLine().append("- ");
                case "hr" -> newLine();
                default -> {
                    if (element.isBlock()) {
                        newLine();
                    }
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            newLine();
            if (element.normalName().equals("p")) {
                text.append('\n');
            }
        }
        return FilterResult.CONTINUE;
    }

    private boolean isLeftOut(Element element) {
        if (UNSEEN.matches(body, element)) {
            return true;
        }
        if (withQuotes) {
            return false;
        }
        if (BEFORE_HISTORY.matches(body, element)) {
            endInHistory.add(element.parent());
            return true;
        }
        return endInHistory.contains(element.parent()) || QUOTES.matches(body, element);
    }

    private void append(String words) {
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? words.stripLeading() : words);
    }

    private StringBuilder newLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        return text;
    }
}
