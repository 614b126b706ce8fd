package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.Css.Property;

/// Styles that hide an element and its content.
///
/// Not `mso-hide`: only Word honours it, and senders put it on buttons that all other clients show.
final class Concealment {

    private static final double FAINT = 0.05;

    private Concealment() {}

    static boolean isBy(Css css) {
        return !css.isEmpty()
                && (css.get(Property.DISPLAY).equals("none")
                        || isFaint(css.get(Property.OPACITY))
                        || isFilteredOut(css.get(Property.FILTER))
                        || isCollapsed(css)
                        || isElsewhere(css)
                        || isClipped(css));
    }

    private static boolean isFaint(String opacity) {
        return CssLength.of(opacity)
                .filter(value -> value.number() / (value.unit().equals("%") ? 100 : 1) <= FAINT)
                .isPresent();
    }

    private static boolean isFilteredOut(String filter) {
        return filter.startsWith("opacity(") && isFaint(filter.substring("opacity(".length()));
    }

    private static boolean isCollapsed(Css css) {
        String overflow = css.get(Property.OVERFLOW);
        if (overflow.isEmpty() || overflow.startsWith("visible")) {
            return false;
        }
        return CssLength.isNothing(css.get(Property.MAX_HEIGHT))
                || CssLength.isNothing(css.get(Property.HEIGHT))
                || CssLength.isNothing(css.get(Property.MAX_WIDTH))
                || CssLength.isNothing(css.get(Property.WIDTH));
    }

    private static boolean isElsewhere(Css css) {
        String position = css.get(Property.POSITION);
        boolean positioned = position.equals("absolute") || position.equals("fixed") || position.equals("relative");
        return CssLength.isFarOut(css.get(Property.TEXT_INDENT))
                || CssLength.isFarOut(css.get(Property.MARGIN_LEFT))
                || CssLength.isFarOut(css.get(Property.MARGIN_TOP))
                || positioned
                        && (CssLength.isFarOut(css.get(Property.LEFT))
                                || CssLength.isFarOut(css.get(Property.TOP))
                                || CssLength.isFarOut(css.get(Property.RIGHT))
                                || CssLength.isFarOut(css.get(Property.BOTTOM)));
    }

    private static boolean isClipped(Css css) {
        String clip = css.get(Property.CLIP);
        String path = css.get(Property.CLIP_PATH);
        String transform = css.get(Property.TRANSFORM);
        return clip.startsWith("rect(") && isNothing(clip.substring(5))
                || path.startsWith("inset(")
                        && CssLength.of(path.substring(6))
                                .filter(by -> by.number() >= 50)
                                .isPresent()
                || path.startsWith("circle(") && CssLength.isNothing(path.substring(7))
                || transform.startsWith("scale(")
                        && CssLength.of(transform.substring(6))
                                .filter(by -> by.number() < 0.05)
                                .isPresent();
    }

    /// A rectangle with all sides at the corner.
    private static boolean isNothing(String sides) {
        int end = sides.indexOf(')');
        for (var side :
                sides.substring(0, end < 0 ? sides.length() : end).strip().split("[ ,]+", 4)) {
            if (!CssLength.isNothing(side)) {
                return false;
            }
        }
        return true;
    }
}
