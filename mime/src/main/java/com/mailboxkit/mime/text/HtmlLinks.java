package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.HtmlText.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;

/// Writes the targets of links after their text, where the text does not show them.
final class HtmlLinks {

    private static final int MAX_LINKS = 1_000;
    private static final int MAX_WORDS = 500; // characters, of a link
    private static final int NEXT = 3; // characters between the image and the text of one link, which are two elements

    private final TextFlow flow;
    private final List<Link> found = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private String lastUrl = "";
    private int lastEnd;

    /// A link that has not ended yet.
    private static final class Open {

        private final Element element;
        private final String url;
        private final int begin;
        private final StringBuilder words = new StringBuilder();
        private boolean picture;

        Open(Element element, String url, int begin) {
            this.element = element;
            this.url = url;
            this.begin = begin;
        }
    }

    HtmlLinks(TextFlow flow) {
        this.flow = flow;
    }

    List<Link> found() {
        return found;
    }

    void enter(Element element) {
        String url = LinkTarget.of(element.attr("href"));
        if (url != null) {
            open.push(new Open(element, url, flow.length()));
        }
    }

    void note(String words) {
        var link = open.peek();
        if (link != null && link.words.length() < MAX_WORDS) {
            link.words.append(words, 0, Math.min(words.length(), MAX_WORDS));
        }
    }

    void notePicture() {
        var link = open.peek();
        if (link != null) {
            link.picture = true;
        }
    }

    void leave(Element element) {
        var link = open.peek();
        if (link != null && link.element == element) {
            open.pop();
            boolean written = flow.length() > link.begin;
            if (written || link.picture) { // otherwise nothing is visible
                write(link, written);
            }
        }
    }

    private void write(Open link, boolean written) {
        String words = oneLine(link.words.toString());
        boolean named = LinkTarget.isNamedBy(words, link.url);
        boolean repeated = link.url.equals(lastUrl) && link.begin <= lastEnd + NEXT;
        if (!named && !repeated) {
            String target = "(" + link.url + ")";
            if (written) {
                flow.append(target);
            } else {
                flow.words(" " + target);
            }
        }
        lastUrl = link.url;
        lastEnd = flow.length();
        if (found.size() < MAX_LINKS && !(repeated && words.isEmpty())) {
            found.add(new Link(link.url, named ? "" : words, link.begin, lastEnd));
        }
    }

    private static String oneLine(String text) {
        var flow = new TextFlow(text.length());
        flow.words(text);
        return flow.toString();
    }
}
