package com.mailboxkit.mime.text;

import java.util.BitSet;
import java.util.List;
import org.jsoup.Jsoup;

/// HTML as text: the visible text with its lines and the URLs of its links. Time and memory are linear in the
/// size of the HTML, regardless of nesting and repetition.
///
/// @param text lines end in LF
/// @param hidden whether the HTML has invisible text
/// @param links in the order of the text, at most 1,000
public record HtmlText(String text, boolean hidden, List<Link> links) {

    /// @param words of the link; empty where its text is the URL itself
    /// @param begin start in the text
    /// @param end after the text and its URL
    public record Link(String url, String words, int begin, int end) {}

    /// @param history lines that mail programs mark as the answered message
    record Rendered(HtmlText html, BitSet history) {}

    public HtmlText {
        links = List.copyOf(links);
    }

    public static HtmlText of(String html) {
        return render(html).html();
    }

    static Rendered render(String html) {
        var document = Jsoup.parse(TagNames.bounded(html));
        var sheet = new StyleSheet();
        for (var style : document.getElementsByTag("style")) {
            sheet.add(style.data());
        }
        var renderer = new HtmlRenderer(document.body(), sheet, html.length());
        document.body().filter(renderer);
        return renderer.rendered();
    }
}
