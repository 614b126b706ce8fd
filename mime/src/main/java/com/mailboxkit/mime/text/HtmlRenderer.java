package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.HtmlText.Link;
import com.mailboxkit.mime.text.Look.WhiteSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Goes through the elements once and writes down what is seen. To remove elements, or to seek their siblings, takes
/// the square of their number.
final class HtmlRenderer implements NodeFilter {

    private static final Set<String> LEFT_OUT = Set.of(
            "script",
            "style",
            "head",
            "title",
            "template",
            "noscript",
            "svg",
            "math",
            "object",
            "iframe",
            "audio",
            "video",
            "canvas",
            "datalist",
            "noframes");
    private static final int MAX_LINKS = 1_000;
    private static final int MAX_WORDS = 500; // of a link

    private final Element body;
    private final Looks looks;
    private final HtmlHistory history = new HtmlHistory();
    private final HtmlBlocks blocks;
    private final TextFlow flow;
    private final List<Link> links = new ArrayList<>();
    private final Deque<OpenLink> openLinks = new ArrayDeque<>();
    private boolean hidden;

    /// A link whose end has not come yet.
    private static final class OpenLink {

        private final Element element;
        private final String url;
        private final int begin;
        private final StringBuilder words = new StringBuilder();
        private boolean picture;

        OpenLink(Element element, String url, int begin) {
            this.element = element;
            this.url = url;
            this.begin = begin;
        }
    }

    HtmlRenderer(Element body, StyleSheet sheet, int length) {
        this.body = body;
        this.looks = new Looks(sheet);
        this.flow = new TextFlow(length / 4);
        this.blocks = new HtmlBlocks(flow);
    }

    HtmlText.Rendered rendered() {
        String text = flow.toString();
        return new HtmlText.Rendered(new HtmlText(text, hidden, links), history.lines(text));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            write(words.getWholeText());
        } else if (node instanceof Element element) {
            if (element != body && LEFT_OUT.contains(element.normalName())) {
                return FilterResult.SKIP_ENTIRELY;
            }
            var look = looks.enter(element);
            if (!look.gone()) {
                history.enter(element, flow.length());
                blocks.enter(element, look.box());
                enter(element, look);
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            var look = looks.leave();
            if (!look.gone()) {
                leave(element);
                blocks.leave(element, look.box());
                history.leave(element, flow.length());
            }
        }
        return FilterResult.CONTINUE;
    }

    private void write(String text) {
        var look = looks.current();
        if (!look.showsText()) {
            hidden = hidden || !MailLines.isBlank(text);
            return;
        }
        if (look.whiteSpace() == WhiteSpace.NORMAL) {
            flow.words(text);
        } else {
            flow.preformatted(text, look.whiteSpace() == WhiteSpace.PRE);
        }
        note(text);
    }

    private void note(String words) {
        var link = openLinks.peek();
        if (link != null && link.words.length() < MAX_WORDS) {
            link.words.append(words, 0, Math.min(words.length(), MAX_WORDS));
        }
    }

    private void enter(Element element, Look look) {
        switch (element.normalName()) {
            case "a" -> openLink(element);
            case "img" -> picture(element, look);
            case "area" -> {
                openLink(element);
                picture(element, look);
            }
            case "input" -> input(element, look);
            default -> {}
        }
    }

    private void leave(Element element) {
        var link = openLinks.peek();
        if (link != null && link.element == element) {
            openLinks.pop();
            closeLink(link);
        }
    }

    private void openLink(Element element) {
        String url = LinkTarget.of(element.attr("href"));
        if (url != null) {
            openLinks.push(new OpenLink(element, url, flow.length()));
        }
    }

    private void closeLink(OpenLink link) {
        String words = oneLine(link.words.toString());
        boolean named = LinkTarget.isNamedBy(words, link.url);
        if (flow.length() > link.begin ? !named : link.picture) {
            if (flow.length() > link.begin) {
                flow.append("(" + link.url + ")");
            } else {
                flow.words(" (" + link.url + ")");
            }
        } else if (!named) {
            return; // nothing to see
        }
        if (links.size() < MAX_LINKS) {
            links.add(new Link(link.url, named ? "" : words));
        }
    }

    /// What a picture shows is known by its `alt` only; one that is too small to be seen counts readers.
    private void picture(Element element, Look look) {
        if (look.invisible() || isDot(element.attr("width")) || isDot(element.attr("height")) || looks.isDot(element)) {
            return;
        }
        var link = openLinks.peek();
        if (link != null) {
            link.picture = true;
        }
        String alt = element.attr("alt");
        if (!MailLines.isBlank(alt)) {
            flow.gap();
            flow.words(alt);
            flow.gap();
            note(alt);
        }
    }

    private static boolean isDot(String size) {
        return CssLength.of(size)
                .filter(length -> length.pixels() <= 2 && !length.unit().equals("%"))
                .isPresent();
    }

    private void input(Element element, Look look) {
        boolean shown = switch (element.attr("type").toLowerCase(java.util.Locale.ROOT)) {
            case "hidden", "checkbox", "radio", "password", "file", "image", "color", "range" -> false;
            default -> look.showsText();
        };
        if (shown) {
            flow.gap();
            flow.words(element.attr("value"));
            flow.gap();
        }
    }

    private static String oneLine(String text) {
        var flow = new TextFlow(text.length());
        flow.words(text);
        return flow.toString();
    }
}
