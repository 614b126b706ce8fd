package com.mailboxkit.cli.terminal;

import java.lang.Character.UnicodeBlock;
import java.util.Set;

/// How many columns text takes on a terminal, as Unicode's UAX #11 has it.
final class Width {

    private static final String CUT = "…";
    private static final int FULL_WIDTH_BEGIN = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF60;

    private static final Set<UnicodeBlock> WIDE = Set.of(
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A,
            UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_B,
            UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
            UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.CJK_COMPATIBILITY,
            UnicodeBlock.HIRAGANA,
            UnicodeBlock.KATAKANA,
            UnicodeBlock.BOPOMOFO,
            UnicodeBlock.HANGUL_JAMO,
            UnicodeBlock.HANGUL_SYLLABLES,
            UnicodeBlock.HANGUL_COMPATIBILITY_JAMO);

    private Width() {}

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /// The beginning of the text that fits, with a sign where it was cut.
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        var beginning = new StringBuilder();
        int taken = CUT.length();
        for (int character : text.codePoints().toArray()) {
            taken += of(character);
            if (taken > columns) {
                break;
            }
            beginning.appendCodePoint(character);
        }
        return beginning.toString().stripTrailing() + CUT;
    }

    private static int of(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return Character.isEmojiPresentation(character)
                || (character >= FULL_WIDTH_BEGIN && character <= FULL_WIDTH_END)
                || WIDE.contains(UnicodeBlock.of(character));
    }
}
