package com.mailboxkit.mime;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Untrusted HTML made safe to embed in a page: it looks like the message, but runs no script, submits nothing
/// and loads nothing.
public final class SafeHtml {

    private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*");
    private static final Pattern PICTURE_WITHIN =
            Pattern.compile("(?i)cid:.*|data:image/(png|gif|jpeg|webp);base64,[a-z0-9+/=\\s]*");
    private static final Pattern PICTURE = Pattern.compile("(?i)https?:.*|" + PICTURE_WITHIN.pattern());

    private static final PolicyFactory WITHIN = policy(PICTURE_WITHIN);
    private static final PolicyFactory WITH_REMOTE_PICTURES = policy(PICTURE);

    private SafeHtml() {}

    /// Without remote images: loading one discloses when and where the message was read.
    public static String of(String html) {
        return WITHIN.sanitize(html);
    }

    /// With remote images, for a caller that requested them.
    public static String withRemotePictures(String html) {
        return WITH_REMOTE_PICTURES.sanitize(html);
    }

    private static PolicyFactory policy(Pattern pictures) {
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
