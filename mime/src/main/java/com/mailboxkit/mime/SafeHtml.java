package com.mailboxkit.mime;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Untrusted HTML made safe to embed in a page: it looks like the message, but runs no script, submits nothing
/// and loads nothing.
public final class SafeHtml {

    private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*");
    private static final Pattern PICTURE_WITHIN =
            Pattern.compile("(?i)cid:.*|data:image/(png|gif|jpeg|webp);base64,[a-z0-9+/=\\s]*");
    private static final Pattern PICTURE = Pattern.compile("(?i)https?:.*|" + PICTURE_WITHIN.pattern());

    private static final String PART = "cid:";

    private static final PolicyFactory WITHIN = policy(matching(PICTURE_WITHIN));
    private static final PolicyFactory WITH_REMOTE_PICTURES = policy(matching(PICTURE));

    private SafeHtml() {}

    /// Without remote images: loading one discloses when and where the message was read.
    public static String of(String html) {
        return WITHIN.sanitize(html);
    }

    /// With remote images, for a caller that requested them.
    public static String withRemotePictures(String html) {
        return WITH_REMOTE_PICTURES.sanitize(html);
    }

    /// With the pictures that are parts of the message in it, so that nothing has to be loaded for them.
    ///
    /// @param isRemote whether pictures from elsewhere are shown too
    /// @param parts makes a `data:` URL of a Content-ID (RFC 2392), without angle brackets; empty: it is not shown
    public static String withParts(String html, boolean isRemote, Function<String, Optional<String>> parts) {
        var others = isRemote ? PICTURE : PICTURE_WITHIN;
        return policy((element, attribute, url) -> {
                    boolean isPart = url.regionMatches(true, 0, PART, 0, PART.length());
                    var shown =
                            isPart ? parts.apply(url.substring(PART.length())).orElse("") : url;
                    return others.matcher(shown).matches() ? shown : null;
                })
                .sanitize(html);
    }

    private static AttributePolicy matching(Pattern pictures) {
        return (element, attribute, url) -> pictures.matcher(url).matches() ? url : null;
    }

    private static PolicyFactory policy(AttributePolicy pictures) {
        return new HtmlPolicyBuilder()
                .allowCommonBlockElements()
                .allowCommonInlineFormattingElements()
                .allowElements(
                        "a",
                        "address",
                        "caption",
                        "center",
                        "col",
                        "colgroup",
                        "dd",
                        "dl",
                        "dt",
                        "font",
                        "hr",
                        "img",
                        "pre",
                        "table",
                        "tbody",
                        "td",
                        "tfoot",
                        "th",
                        "thead",
                        "tr")
                .allowWithoutAttributes("a", "font", "span")
                .allowStyling()
                .allowUrlProtocols("http", "https", "mailto", "cid", "data")
                .allowAttributes("href")
                .matching(LINK)
                .onElements("a")
                .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                .allowAttributes("src")
                .matching(pictures)
                .onElements("img")
                .allowAttributes("alt", "width", "height", "border")
                .onElements("img")
                .allowAttributes("color", "face", "size")
                .onElements("font")
                .allowAttributes(
                        "align", "bgcolor", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span")
                .onElements("table", "tbody", "thead", "tfoot", "tr", "td", "th", "col", "colgroup", "div", "p")
                .allowAttributes("width", "height", "valign")
                .onElements("table", "tr", "td", "th", "col", "hr")
                .allowAttributes("dir", "lang", "title")
                .globally()
                .toFactory();
    }
}
