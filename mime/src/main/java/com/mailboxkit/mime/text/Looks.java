package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.Css.Property;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The computed styles of the open elements, from the style sheet, their inline styles and the attributes of
/// old HTML.
final class Looks {

    private static final long INLINE = 1L << 58; // above every selector
    private static final int MAX_REMEMBERED = 500;
    private static final Set<String> PREFORMATTED = Set.of("pre", "listing", "xmp", "plaintext", "textarea");

    private final StyleSheet sheet;
    private final Deque<Look> open = new ArrayDeque<>();
    private final Map<String, Css> inline = new HashMap<>(); // hundreds of cells often have the same style

    Looks(StyleSheet sheet) {
        this.sheet = sheet;
        open.push(Look.PAGE);
    }

    Look current() {
        return open.getFirst();
    }

    Look enter(Element element) {
        var look = of(element, open.getFirst().inherited());
        open.push(look);
        return look;
    }

    Look leave() {
        return open.pop();
    }

    /// Whether its inline style makes an element too small to be seen.
    boolean isDot(Element element) {
        var css = css(element.attr("style"));
        return CssLength.isNothing(css.get(Property.WIDTH)) || CssLength.isNothing(css.get(Property.HEIGHT));
    }

    private Look of(Element element, Look around) {
        String name = element.normalName();
        var look = PREFORMATTED.contains(name) ? around.preformatted() : around;
        boolean styled = !sheet.isEmpty();
        if (element.attributesSize() > 0) {
            styled |= element.hasAttr("style");
            look = withAttributes(element, name, look);
        }
        if (!styled) {
            return element.hasAttr("hidden") ? look.hidden() : look;
        }
        var css = css(element.attr("style"));
        if (!sheet.isEmpty()) {
            var ruled = sheet.of(element);
            if (!ruled.isEmpty()) {
                ruled.add(css);
                css = ruled;
            }
        }
        if (element.hasAttr("hidden") && css.get(Property.DISPLAY).isEmpty()) {
            return look.hidden();
        }
        return css.isEmpty() ? look : look.with(css);
    }

    private static Look withAttributes(Element element, String name, Look around) {
        var look = around;
        if (element.hasAttr("bgcolor")) {
            int color = CssColor.of(element.attr("bgcolor"));
            look = color == CssColor.UNKNOWN ? look : look.withBackground(color);
        }
        if (element.hasAttr("background")) {
            look = look.withBackground(CssColor.UNKNOWN);
        }
        String color = name.equals("font") ? element.attr("color") : name.equals("body") ? element.attr("text") : "";
        if (!color.isEmpty() && CssColor.of(color) != CssColor.UNKNOWN) {
            look = look.withColor(CssColor.of(color));
        }
        return name.equals("a") && element.hasAttr("href") ? look.withColor(CssColor.LINK) : look;
    }

    private Css css(String style) {
        if (style.isEmpty()) {
            return Css.NONE;
        }
        var known = inline.get(style);
        if (known == null) {
            known = Css.of(style, INLINE);
            if (inline.size() < MAX_REMEMBERED) {
                inline.put(style, known);
            }
        }
        return known;
    }
}
