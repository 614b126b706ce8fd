package com.mailboxkit.mime.text;

import java.util.Locale;
import java.util.Map;

/// Colours (CSS Color 3) as red, green and blue in one number.
final class CssColor {

    static final int UNKNOWN = -1;
    static final int TRANSPARENT = -2;
    static final int WHITE = 0xffffff;
    static final int BLACK = 0;
    static final int LINK = 0x0000ee;

    private static final int NEARLY = 14; // of 255, in the channel that differs most
    private static final double FAINT = 0.05;
    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("transparent", TRANSPARENT),
            Map.entry("white", WHITE),
            Map.entry("snow", 0xfffafa),
            Map.entry("ivory", 0xfffff0),
            Map.entry("azure", 0xf0ffff),
            Map.entry("mintcream", 0xf5fffa),
            Map.entry("ghostwhite", 0xf8f8ff),
            Map.entry("whitesmoke", 0xf5f5f5),
            Map.entry("floralwhite", 0xfffaf0),
            Map.entry("aliceblue", 0xf0f8ff),
            Map.entry("gainsboro", 0xdcdcdc),
            Map.entry("lightgray", 0xd3d3d3),
            Map.entry("lightgrey", 0xd3d3d3),
            Map.entry("silver", 0xc0c0c0),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("black", BLACK),
            Map.entry("red", 0xff0000),
            Map.entry("maroon", 0x800000),
            Map.entry("yellow", 0xffff00),
            Map.entry("olive", 0x808000),
            Map.entry("lime", 0x00ff00),
            Map.entry("green", 0x008000),
            Map.entry("aqua", 0x00ffff),
            Map.entry("cyan", 0x00ffff),
            Map.entry("teal", 0x008080),
            Map.entry("blue", 0x0000ff),
            Map.entry("navy", 0x000080),
            Map.entry("fuchsia", 0xff00ff),
            Map.entry("magenta", 0xff00ff),
            Map.entry("purple", 0x800080),
            Map.entry("orange", 0xffa500));

    private CssColor() {}

    /// The first colour of a value that may have more, as of `background`.
    static int of(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        if (text.contains("url(") || text.contains("gradient")) {
            return UNKNOWN;
        }
        int rgb = text.indexOf("rgb");
        if (rgb >= 0) {
            return function(text, rgb);
        }
        if (text.startsWith("hsl")) {
            return hsl(text);
        }
        for (var word : text.split(" ", 6)) {
            int color = word.startsWith("#") ? hex(word.substring(1)) : NAMES.getOrDefault(word, UNKNOWN);
            if (color != UNKNOWN) {
                return color;
            }
        }
        return isBareHex(text) ? hex(text) : UNKNOWN;
    }

    /// Whether text of one colour is indistinguishable from its background.
    static boolean isNearly(int one, int other) {
        return one >= 0
                && other >= 0
                && Math.abs((one >> 16) - (other >> 16)) <= NEARLY
                && Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff)) <= NEARLY
                && Math.abs((one & 0xff) - (other & 0xff)) <= NEARLY;
    }

    /// `bgcolor=ffffff` of old HTML.
    private static boolean isBareHex(String text) {
        return text.length() == 6 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static int hex(String digits) {
        try {
            int value = (int) Long.parseLong(digits, 16);
            return switch (digits.length()) {
                case 3 -> spread(value);
                case 4 -> (value & 0xf) == 0 ? TRANSPARENT : spread(value >> 4);
                case 6 -> value;
                case 8 -> (value & 0xff) <= FAINT * 255 ? TRANSPARENT : value >>> 8;
                default -> UNKNOWN;
            };
        } catch (NumberFormatException none) {
            return UNKNOWN;
        }
    }

    private static int spread(int rgb) {
        return (rgb >> 8 & 0xf) * 0x110000 + (rgb >> 4 & 0xf) * 0x1100 + (rgb & 0xf) * 0x11;
    }

    /// Only greys: a hue is visible on its background in nearly every case.
    private static int hsl(String text) {
        var parts = text.substring(text.indexOf('(') + 1).strip().split("[ ,/)]+", 5);
        if (parts.length < 3) {
            return UNKNOWN;
        }
        double saturation = CssLength.of(parts[1]).map(CssLength::number).orElse(100.0);
        double light = CssLength.of(parts[2]).map(CssLength::number).orElse(50.0);
        return saturation <= 5 || light >= 98 || light <= 2
                ? (int) Math.clamp(Math.round(light * 2.55), 0, 255) * 0x10101
                : UNKNOWN;
    }

    private static int function(String text, int rgb) {
        int open = text.indexOf('(', rgb);
        int close = text.indexOf(')', rgb);
        if (open < 0 || close < open) {
            return UNKNOWN;
        }
        var parts = text.substring(open + 1, close).strip().split("[ ,/]+", 5);
        if (parts.length < 3) {
            return UNKNOWN;
        }
        int color = 0;
        for (int i = 0; i < 3; i++) {
            var channel = CssLength.of(parts[i]);
            if (channel.isEmpty()) {
                return UNKNOWN;
            }
            double value = channel.get().number() * (channel.get().unit().equals("%") ? 2.55 : 1);
            color = color << 8 | (int) Math.clamp(Math.round(value), 0, 255);
        }
        boolean faint = parts.length > 3
                && CssLength.of(parts[3])
                        .filter(alpha -> alpha.number() <= (alpha.unit().equals("%") ? FAINT * 100 : FAINT))
                        .isPresent();
        return faint ? TRANSPARENT : color;
    }
}
