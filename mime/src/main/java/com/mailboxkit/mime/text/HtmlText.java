package com.mailboxkit.mime.text;

import java.util.BitSet;
import java.util.List;
import org.jsoup.Jsoup;

/// HTML as text: what a person sees, with its lines and with the addresses of its links. Time and memory are linear in
/// the size of the HTML, whatever it nests or repeats.
///
/// @param text lines end in LF
/// @param hidden whether the HTML holds text that a person does not see
/// @param links in the order of the text, at most 1,000
public record HtmlText(String text, boolean hidden, List<Link> links) {

    /// @param words that lead there; empty where the address itself is shown
    /// @param begin where it stands in the text
    /// @param end behind it and its address
    public record Link(String url, String words, int begin, int end) {}

    /// @param history lines that mail programs mark as those of the message that is answered
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
