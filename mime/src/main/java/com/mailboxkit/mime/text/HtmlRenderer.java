package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.ComputedStyle.WhiteSpace;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Writes the visible text in one traversal of the elements. Removing elements, or searching siblings, would
/// take quadratic time.
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

    private final Element body;
    private final ComputedStyles styles;
    private final HtmlHistory history = new HtmlHistory();
    private final HtmlBlocks blocks;
    private final TextFlow flow;
    private final HtmlLinks links;
    private boolean hidden;

    HtmlRenderer(Element body, StyleSheet sheet, int length) {
        this.body = body;
        this.styles = new ComputedStyles(sheet);
        this.flow = new TextFlow(length / 4);
        this.blocks = new HtmlBlocks(flow);
        this.links = new HtmlLinks(flow);
    }

    HtmlText.Rendered rendered() {
        String text = flow.toString();
        return new HtmlText.Rendered(new HtmlText(text, hidden, links.found()), history.lines(text));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            write(words.getWholeText());
        } else if (node instanceof Element element) {
            if (element != body && LEFT_OUT.contains(element.normalName())) {
                return FilterResult.SKIP_ENTIRELY;
            }
            var style = styles.enter(element);
            if (!style.gone()) {
                history.enter(element, flow.length());
                blocks.enter(element, style.box());
                enter(element, style);
            }
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            var style = styles.leave();
            if (!style.gone()) {
                links.leave(element);
                blocks.leave(element, style.box());
                history.leave(element, flow.length());
            }
        }
        return FilterResult.CONTINUE;
    }

    private void write(String text) {
        var style = styles.current();
        if (!style.showsText()) {
            hidden = hidden || !MailLines.isBlank(text);
            return;
        }
        if (style.whiteSpace() == WhiteSpace.NORMAL) {
            flow.words(text);
        } else {
            flow.preformatted(text, style.whiteSpace() == WhiteSpace.PRE);
        }
        links.note(text);
    }

    private void enter(Element element, ComputedStyle style) {
        switch (element.normalName()) {
            case "a" -> links.enter(element);
            case "img" -> picture(element, style);
            case "area" -> {
                links.enter(element);
                picture(element, style);
            }
            case "input" -> input(element, style);
            default -> {}
        }
    }

    /// An image is represented by its `alt` text; one that is too small to be seen is a tracking image.
    private void picture(Element element, ComputedStyle style) {
        if (style.invisible()
                || isDot(element.attr("width"))
                || isDot(element.attr("height"))
                || styles.isDot(element)) {
            return;
        }
        links.notePicture();
        String alt = element.attr("alt");
        if (!MailLines.isBlank(alt)) {
            flow.gap();
            flow.words(alt);
            flow.gap();
            links.note(alt);
        }
    }

    private static boolean isDot(String size) {
        return CssLength.of(size)
                .filter(length -> length.pixels() <= 2 && !length.unit().equals("%"))
                .isPresent();
    }

    private void input(Element element, ComputedStyle style) {
        boolean shown = switch (element.attr("type").toLowerCase(Locale.ROOT)) {
            case "hidden", "checkbox", "radio", "password", "file", "image", "color", "range" -> false;
            default -> style.showsText();
        };
        if (shown) {
            flow.gap();
            flow.words(element.attr("value"));
            flow.gap();
        }
    }
}
