package com.mailboxkit.mime.text;

import java.util.Optional;

/// A length of CSS (CSS Values 3, section 6), as far as it decides visibility.
///
/// @param unit such as `px`, `em` or `%`; empty without one
record CssLength(double number, String unit) {

    private static final double EM = 16; // pixels, by default
    private static final int MAX_NUMBER = 20; // characters

    /// @return empty where the text does not start with a number
    static Optional<CssLength> of(String text) {
        int end = 0;
        while (end < text.length() && end < MAX_NUMBER && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        if (end == 0) {
            return Optional.empty();
        }
        try {
            var number = Double.parseDouble(text.substring(0, end));
            int unit = end;
            while (unit < text.length() && (Character.isLetter(text.charAt(unit)) || text.charAt(unit) == '%')) {
                unit++;
            }
            return Optional.of(new CssLength(number, text.substring(end, unit)));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// The size in a shorthand such as `bold 12px/14px Arial`.
    static Optional<CssLength> first(String shorthand) {
        for (var part : shorthand.split(" ", 6)) {
            var length = of(part);
            if (length.isPresent()
                    && (!length.get().unit().isEmpty() || length.get().number() == 0)) {
                return length;
            }
        }
        return Optional.empty();
    }

    boolean isRelative() {
        return unit.equals("em") || unit.equals("%") || unit.equals("ex") || unit.equals("ch");
    }

    /// Approximate; relative lengths are a part of the enclosing size.
    double pixels() {
        return switch (unit) {
            case "em", "rem" -> number * EM;
            case "ex", "ch" -> number * EM / 2;
            case "%" -> number * EM / 100;
            case "pt" -> number * 4 / 3;
            case "pc" -> number * EM;
            case "in" -> number * 96;
            case "cm" -> number * 38;
            case "mm" -> number * 3.8;
            case "vw", "vh" -> number * 8;
            default -> number;
        };
    }

    /// At most one pixel.
    static boolean isNothing(String value) {
        return of(value).filter(length -> Math.abs(length.pixels()) <= 1).isPresent();
    }

    /// So far to the left or above that it is outside of every viewport.
    static boolean isFarOut(String value) {
        return of(value)
                .filter(length -> length.unit().equals("%") ? length.number() <= -100 : length.pixels() <= -400)
                .isPresent();
    }
}
