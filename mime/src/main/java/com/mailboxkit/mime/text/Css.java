package com.mailboxkit.mime.text;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The declarations of a style (CSS 2.2, section 4.1.8) that decide whether and how text is visible, each with
/// its rank in the cascade.
final class Css {

    enum Property {
        DISPLAY,
        VISIBILITY,
        OPACITY,
        FONT_SIZE,
        COLOR,
        BACKGROUND,
        HEIGHT,
        MAX_HEIGHT,
        WIDTH,
        MAX_WIDTH,
        OVERFLOW,
        WHITE_SPACE,
        POSITION,
        LEFT,
        TOP,
        RIGHT,
        BOTTOM,
        MARGIN_LEFT,
        MARGIN_TOP,
        TEXT_INDENT,
        CLIP,
        CLIP_PATH,
        TRANSFORM,
        FILTER
    }

    private static final int MAX_VALUE = 200; // characters that are parsed
    private static final int MAX_DECLARATIONS = 200;
    private static final long IMPORTANT = 1L << 60;
    private static final Map<String, Property> NAMES = Map.ofEntries(
            Map.entry("display", Property.DISPLAY),
            Map.entry("visibility", Property.VISIBILITY),
            Map.entry("opacity", Property.OPACITY),
            Map.entry("font-size", Property.FONT_SIZE),
            Map.entry("font", Property.FONT_SIZE),
            Map.entry("color", Property.COLOR),
            Map.entry("-webkit-text-fill-color", Property.COLOR),
            Map.entry("filter", Property.FILTER),
            Map.entry("background", Property.BACKGROUND),
            Map.entry("background-color", Property.BACKGROUND),
            Map.entry("background-image", Property.BACKGROUND),
            Map.entry("height", Property.HEIGHT),
            Map.entry("max-height", Property.MAX_HEIGHT),
            Map.entry("width", Property.WIDTH),
            Map.entry("max-width", Property.MAX_WIDTH),
            Map.entry("overflow", Property.OVERFLOW),
            Map.entry("overflow-x", Property.OVERFLOW),
            Map.entry("overflow-y", Property.OVERFLOW),
            Map.entry("white-space", Property.WHITE_SPACE),
            Map.entry("white-space-collapse", Property.WHITE_SPACE),
            Map.entry("position", Property.POSITION),
            Map.entry("left", Property.LEFT),
            Map.entry("top", Property.TOP),
            Map.entry("right", Property.RIGHT),
            Map.entry("bottom", Property.BOTTOM),
            Map.entry("margin-left", Property.MARGIN_LEFT),
            Map.entry("margin-top", Property.MARGIN_TOP),
            Map.entry("text-indent", Property.TEXT_INDENT),
            Map.entry("clip", Property.CLIP),
            Map.entry("clip-path", Property.CLIP_PATH),
            Map.entry("transform", Property.TRANSFORM));

    private static final int PROPERTIES = Property.values().length;

    private static final @Nullable String[] EMPTY = {};
    static final Css NONE = new Css();

    private @Nullable String[] values = EMPTY;
    private long[] ranks = {};
    private @Nullable Boolean concealing;

    /// @param text such as `color: red; display:none !important`
    /// @param rank of its declarations in the cascade: specificity and order
    static Css of(String text, long rank) {
        var css = new Css();
        int begin = 0;
        for (int i = 0; i < MAX_DECLARATIONS && begin < text.length(); i++) {
            int end = endOfDeclaration(text, begin);
            css.declare(text, begin, end, rank + i);
            begin = end + 1;
        }
        return css;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    /// Whether it hides an element, computed once for all elements with the same style.
    boolean isConcealing() {
        if (concealing == null) {
            concealing = Concealment.isBy(this);
        }
        return concealing;
    }

    /// @return in lower case, without `!important`; empty where it is not declared
    String get(Property property) {
        String value = isEmpty() ? null : values[property.ordinal()];
        return value == null ? "" : value;
    }

    /// Merges the declarations of another style that rank higher.
    void add(Css other) {
        if (!other.isEmpty()) {
            for (int i = 0; i < PROPERTIES; i++) {
                String value = other.values[i];
                if (value != null) {
                    put(i, value, other.ranks[i]);
                }
            }
        }
    }

    private void put(int property, String value, long rank) {
        if (isEmpty()) {
            values = new @Nullable String[PROPERTIES];
            ranks = new long[PROPERTIES];
        }
        if (values[property] == null || rank >= ranks[property]) {
            values[property] = value;
            ranks[property] = rank;
            concealing = null;
        }
    }

    /// A `;` within brackets or quotes, as in a `data:` URL, does not end a declaration.
    private static int endOfDeclaration(String text, int begin) {
        int brackets = 0;
        char quote = 0;
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                brackets++;
            } else if (c == ')') {
                brackets = Math.max(0, brackets - 1);
            } else if (c == ';' && brackets == 0) {
                return i;
            }
        }
        return text.length();
    }

    private void declare(String text, int begin, int end, long rank) {
        int colon = text.indexOf(':', begin);
        if (colon < 0 || colon >= end || colon - begin > 60) {
            return;
        }
        var property = NAMES.get(text.substring(begin, colon).strip().toLowerCase(Locale.ROOT));
        if (property == null) {
            return;
        }
        String value = text.substring(colon + 1, Math.min(end, colon + 1 + MAX_VALUE))
                .strip()
                .toLowerCase(Locale.ROOT);
        int important = value.lastIndexOf('!');
        boolean isImportant =
                important >= 0 && value.substring(important + 1).strip().equals("important");
        if (isImportant) {
            value = value.substring(0, important).strip();
        }
        if (isUsable(text, begin, colon, property, value)) {
            put(property.ordinal(), value, isImportant ? rank | IMPORTANT : rank);
        }
    }

    /// A shorthand counts where it sets the property in question.
    private static boolean isUsable(String text, int begin, int colon, Property property, String value) {
        String name = text.substring(begin, colon).strip();
        return !value.isEmpty()
                && !(property == Property.FONT_SIZE
                        && name.equalsIgnoreCase("font")
                        && CssLength.first(value).isEmpty())
                && !(name.equalsIgnoreCase("background-image") && value.equals("none"));
    }
}
