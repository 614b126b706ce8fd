package com.mailboxkit.mime;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/// Text as it is indexed and queried. Tokenizers (UAX #29) find no word boundary within `john.doe`,
/// `ORD_778899`, `サーバー` or `이메일을`; such words get an invisible boundary (U+200B) between their pieces, which
/// ends a word for every tokenizer. A query word of several pieces becomes a phrase query.
public final class SearchText {

    private static final char BOUNDARY = '\u200B';

    /// Scripts without blanks between words, or, as Korean, with endings that only a dictionary separates from
    /// the word.
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /// Between the pieces of addresses, file names and order numbers.
    private static final boolean[] JOINT = new boolean[128];

    static {
        "._:@-/".chars().forEach(joint -> JOINT[joint] = true);
    }

    private static final int FIRST_WITHOUT_BLANKS = 0x0E00; // Thai

    private SearchText() {}

    /// The text in compatibility form (NFKC), with boundaries.
    public static String separated(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        int first = nextBoundary(normal, 0);
        if (first == normal.length()) {
            return normal;
        }
        var separated = new StringBuilder(normal.length() + normal.length() / 16 + 16);
        int copied = 0;
        for (int boundary = first; boundary < normal.length(); boundary = nextBoundary(normal, boundary)) {
            separated.append(normal, copied, boundary).append(BOUNDARY);
            copied = boundary;
        }
        return separated.append(normal, copied, normal.length()).toString();
    }

    /// The first boundary after `from`, or the length where there is none. The fast path covers most
    /// characters: ASCII that follows no joint.
    private static int nextBoundary(String text, int from) {
        int i = from < text.length() ? from + Character.charCount(text.codePointAt(from)) : from;
        while (i < text.length()) {
            char current = text.charAt(i);
            char before = text.charAt(i - 1);
            boolean isPlain = current < FIRST_WITHOUT_BLANKS && before < FIRST_WITHOUT_BLANKS;
            if (!isPlain || current == '_' || isJoint(before)) {
                int codePoint = text.codePointAt(i);
                if (isBoundary(text.codePointBefore(i), codePoint)) {
                    return i;
                }
                i += Character.charCount(codePoint);
            } else {
                i++;
            }
        }
        return text.length();
    }

    private static boolean isJoint(int character) {
        return character < JOINT.length && JOINT[character];
    }

    /// As [#separated], followed by a variant with a boundary before every capital and number, as in
    /// file names.
    public static String separatedName(String name) {
        var separated = separated(name);
        var words = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean isStart = i > 0 && kind(name.charAt(i)) > kind(name.charAt(i - 1)) && kind(name.charAt(i - 1)) > 0;
            words.append(isStart ? " " : "").append(name.charAt(i));
        }
        var apart = separated(words.toString());
        return apart.equals(separated) ? separated : separated + " " + apart;
    }

    /// Increases where a word starts: no letter, small letter, capital, digit.
    private static int kind(char c) {
        return Character.isDigit(c) ? 3 : Character.isUpperCase(c) ? 2 : Character.isLetter(c) ? 1 : 0;
    }

    /// Whether a separated query word has several pieces.
    public static boolean isCompound(String separated) {
        return separated.indexOf(BOUNDARY) >= 0;
    }

    /// The text as shown to a reader, without the boundaries.
    public static String shown(String separated) {
        return separated.replace(String.valueOf(BOUNDARY), "");
    }

    private static boolean isBoundary(int before, int current) {
        if (current == '_') {
            return Character.isLetterOrDigit(before);
        }
        if (!Character.isLetterOrDigit(current)) {
            return false;
        }
        return isJoint(before)
                || (isWithoutBlanks(before) || isWithoutBlanks(current))
                        && (Character.isLetterOrDigit(before) || isMark(before));
    }

    private static boolean isWithoutBlanks(int character) {
        return character >= FIRST_WITHOUT_BLANKS && WITHOUT_BLANKS.contains(UnicodeScript.of(character));
    }

    /// Combines with the previous character, as vowels and tones do.
    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
