package com.mailboxkit.mime.content;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Goes through HTML once and notes its links, the words in them, and the words around.
final class HtmlLinks implements NodeVisitor {

    private static final int MAX_HTML = 1_000_000;

    private final StringBuilder text = new StringBuilder();
    private final List<Place> places = new ArrayList<>();
    private final int most;
    private @Nullable Element open;
    private int opened;

    /// @param around the text before and behind it
    record Found(String url, String text, String around) {}

    private record Place(String url, int start, int end) {}

    private HtmlLinks(int most) {
        this.most = most;
    }

    static List<Found> in(String html, int most) {
        if (!html.contains("href") && !html.contains("HREF")) {
            return List.of();
        }
        var links = new HtmlLinks(most);
        Jsoup.parse(html.substring(0, Math.min(html.length(), MAX_HTML))).body().traverse(links);
        var found = new ArrayList<Found>();
        for (int i = 0; i < links.places.size(); i++) {
            found.add(links.found(i));
        }
        return found;
    }

    private Found found(int i) {
        var place = places.get(i);
        int from = Math.max(i == 0 ? 0 : places.get(i - 1).end(), place.start() - LinkFinder.AROUND);
        int to = Math.min(
                i + 1 == places.size() ? text.length() : places.get(i + 1).start(),
                place.end() + LinkFinder.AROUND / 2);
        String behind = text.substring(place.end(), Math.max(to, place.end()));
        String around = text.substring(from, place.start()) + " " + LinkFinder.restOfSentence(behind);
        return new Found(place.url(), text.substring(place.start(), place.end()).strip(), around);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.text());
        } else if (node instanceof Element element) {
            switch (element.normalName()) {
                case "a", "area" -> begin(element);
                case "img" -> append(" " + element.attr("alt") + " ");
                case "br" -> append(" ");
                default -> {
                    if (element.isBlock()) {
                        append(" ");
                    }
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node == open) {
            end(node.attr("href").strip());
        }
    }

    private void begin(Element link) {
        if (open == null && link.hasAttr("href")) {
            open = link;
            opened = text.length();
        }
    }

    private void end(String url) {
        if (text.length() == opened && open != null) {
            append(open.attr("title").isEmpty() ? open.attr("aria-label") : open.attr("title"));
        }
        open = null;
        if (places.size() < most && LinkFinder.isWeb(url)) {
            places.add(new Place(url, opened, text.length()));
        }
    }

    private void append(String words) {
        boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == ' ';
        text.append(atStart ? words.stripLeading() : words);
    }
}
