package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.Css.Property;

/// How text is rendered within an element: whether it is visible, and whether its lines are kept.
///
/// @param gone whether the element and its content are not displayed
/// @param invisible whether text is not visible, unless a nested element overrides it
/// @param tiny whether text has no size
/// @param color of text
/// @param background behind the text; [CssColor#UNKNOWN] for an image
record ComputedStyle(
        boolean gone, boolean invisible, boolean tiny, int color, int background, WhiteSpace whiteSpace, Box box) {

    enum WhiteSpace {
        NORMAL,
        /// Lines are kept.
        PRE_LINE,
        /// Lines and blanks are kept.
        PRE
    }

    /// The display type that the style gives an element, regardless of its name.
    enum Box {
        AS_NAMED,
        BLOCK,
        INLINE
    }

    static final ComputedStyle PAGE =
            new ComputedStyle(false, false, false, CssColor.BLACK, CssColor.WHITE, WhiteSpace.NORMAL, Box.AS_NAMED);

    boolean showsText() {
        return !gone && !invisible && !tiny && color != CssColor.TRANSPARENT && !CssColor.isNearly(color, background);
    }

    /// The values that an element without a style inherits.
    ComputedStyle inherited() {
        return box == Box.AS_NAMED
                ? this
                : new ComputedStyle(gone, invisible, tiny, color, background, whiteSpace, Box.AS_NAMED);
    }

    ComputedStyle withColor(int other) {
        return new ComputedStyle(gone, invisible, tiny, other, background, whiteSpace, box);
    }

    ComputedStyle withBackground(int other) {
        return new ComputedStyle(gone, invisible, tiny, color, other, whiteSpace, box);
    }

    ComputedStyle preformatted() {
        return new ComputedStyle(gone, invisible, tiny, color, background, WhiteSpace.PRE, box);
    }

    ComputedStyle hidden() {
        return new ComputedStyle(true, invisible, tiny, color, background, whiteSpace, box);
    }

    /// The values of an element with this style, within an element with these values.
    ComputedStyle with(Css css) {
        return new ComputedStyle(
                gone || css.isConcealing(),
                invisible(css.get(Property.VISIBILITY)),
                tiny(css.get(Property.FONT_SIZE)),
                color(css.get(Property.COLOR)),
                background(css.get(Property.BACKGROUND)),
                whiteSpace(css.get(Property.WHITE_SPACE)),
                box(css.get(Property.DISPLAY)));
    }

    private boolean invisible(String value) {
        return switch (value) {
            case "hidden", "collapse" -> true;
            case "visible" -> false;
            default -> invisible;
        };
    }

    private boolean tiny(String value) {
        if (value.isEmpty()) {
            return tiny;
        }
        var size = CssLength.of(value).or(() -> CssLength.first(value));
        if (size.isEmpty()) {
            return tiny && !isNamedSize(value);
        }
        return size.get().pixels() <= 1 || tiny && size.get().isRelative();
    }

    private static boolean isNamedSize(String value) {
        return switch (value) {
            case "xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large" -> true;
            default -> false;
        };
    }

    private int color(String value) {
        int own = value.isEmpty() || value.equals("inherit") ? CssColor.UNKNOWN : CssColor.of(value);
        return own == CssColor.UNKNOWN ? color : own;
    }

    private int background(String value) {
        int own = value.isEmpty() ? CssColor.TRANSPARENT : CssColor.of(value);
        if (own == CssColor.UNKNOWN) {
            return isNoBackground(value) ? background : own;
        }
        return own == CssColor.TRANSPARENT ? background : own;
    }

    private static boolean isNoBackground(String value) {
        return switch (value) {
            case "none", "inherit", "initial", "unset", "revert" -> true;
            default -> false;
        };
    }

    private WhiteSpace whiteSpace(String value) {
        return switch (value) {
            case "pre", "pre-wrap", "break-spaces", "preserve" -> WhiteSpace.PRE;
            case "pre-line", "preserve-breaks" -> WhiteSpace.PRE_LINE;
            case "normal", "nowrap", "collapse" -> WhiteSpace.NORMAL;
            default -> whiteSpace;
        };
    }

    private static Box box(String value) {
        return switch (value) {
            case "block", "flex", "grid", "table", "list-item", "table-row", "flow-root" -> Box.BLOCK;
            case "inline", "inline-block", "inline-table", "inline-flex", "contents" -> Box.INLINE;
            default -> Box.AS_NAMED;
        };
    }
}
