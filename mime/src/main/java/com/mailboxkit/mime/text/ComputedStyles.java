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
final class ComputedStyles {

    private static final long INLINE = 1L << 58; // above every selector
    private static final int MAX_REMEMBERED = 500;
    private static final Set<String> PREFORMATTED = Set.of("pre", "listing", "xmp", "plaintext", "textarea");

    private final StyleSheet sheet;
    private final Deque<ComputedStyle> open = new ArrayDeque<>();
    private final Map<String, Css> inline = new HashMap<>(); // hundreds of cells often have the same style

    ComputedStyles(StyleSheet sheet) {
        this.sheet = sheet;
        open.push(ComputedStyle.PAGE);
    }

    ComputedStyle current() {
        return open.getFirst();
    }

    ComputedStyle enter(Element element) {
        var style = of(element, open.getFirst().inherited());
        open.push(style);
        return style;
    }

    ComputedStyle leave() {
        return open.pop();
    }

    /// Whether its inline style makes an element too small to be seen.
    boolean isDot(Element element) {
        var css = css(element.attr("style"));
        return CssLength.isNothing(css.get(Property.WIDTH)) || CssLength.isNothing(css.get(Property.HEIGHT));
    }

    private ComputedStyle of(Element element, ComputedStyle around) {
        String name = element.normalName();
        var style = PREFORMATTED.contains(name) ? around.preformatted() : around;
        boolean styled = !sheet.isEmpty();
        if (element.attributesSize() > 0) {
            styled |= element.hasAttr("style");
            style = withAttributes(element, name, style);
        }
        if (!styled) {
            return element.hasAttr("hidden") ? style.hidden() : style;
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
            return style.hidden();
        }
        return css.isEmpty() ? style : style.with(css);
    }

    private static ComputedStyle withAttributes(Element element, String name, ComputedStyle around) {
        var style = around;
        if (element.hasAttr("bgcolor")) {
            int color = CssColor.of(element.attr("bgcolor"));
            style = color == CssColor.UNKNOWN ? style : style.withBackground(color);
        }
        if (element.hasAttr("background")) {
            style = style.withBackground(CssColor.UNKNOWN);
        }
        String color = name.equals("font") ? element.attr("color") : name.equals("body") ? element.attr("text") : "";
        if (!color.isEmpty() && CssColor.of(color) != CssColor.UNKNOWN) {
            style = style.withColor(CssColor.of(color));
        }
        return name.equals("a") && element.hasAttr("href") ? style.withColor(CssColor.LINK) : style;
    }

    private Css css(String declarations) {
        if (declarations.isEmpty()) {
            return Css.NONE;
        }
        var known = inline.get(declarations);
        if (known == null) {
            known = Css.of(declarations, INLINE);
            if (inline.size() < MAX_REMEMBERED) {
                inline.put(declarations, known);
            }
        }
        return known;
    }
}
