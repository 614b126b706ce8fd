package com.mailboxkit.authentication.spf;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text with macros (RFC 7208, section 7).
record MacroString(List<Part> parts) {

    private static final Pattern MACRO = Pattern.compile("\\{([A-Za-z])(\\d{0,3})([rR]?)([.\\-+,/_=]*)}");
    private static final String LETTERS = "slodiphv";
    private static final String LETTERS_OF_EXPLANATIONS = LETTERS + "crt";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]{1,63}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,63}");

    /// A piece of the text.
    sealed interface Part {

        /// Literal text.
        record Literal(String text) implements Part {}

        /// Replaced by a property of the mail that is being checked.
        ///
        /// @param keep how many of the parts count, from the right; 0 for all
        record Macro(char letter, int keep, boolean isReversed, String delimiters) implements Part {}
    }

    /// Returns the values of the macro letters.
    interface Values {
        String of(char letter) throws SpfException;
    }

    /// A domain (`domain-spec`).
    static MacroString domain(String text) throws SpfException {
        var macros = parse(text, LETTERS, false);
        boolean isValid =
                !macros.parts().isEmpty() && (macros.parts().getLast() instanceof Part.Macro || endsWithTopLabel(text));
        if (!isValid) {
            throw SpfException.permanent("'" + text + "' is no domain");
        }
        return macros;
    }

    /// The value of an unknown modifier.
    static MacroString text(String text) throws SpfException {
        return parse(text, LETTERS, false);
    }

    /// The explanation for rejected senders (`explain-string`).
    static MacroString explanation(String text) throws SpfException {
        return parse(text, LETTERS_OF_EXPLANATIONS, true);
    }

    private static MacroString parse(String text, String letters, boolean spaces) throws SpfException {
        var parts = new ArrayList<Part>();
        var literal = new StringBuilder();
        var matcher = MACRO.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                if (c > '~' || c < (spaces ? ' ' : '!')) {
                    throw SpfException.permanent("there is a character that may not be there");
                }
                literal.append(c);
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            switch (next) {
                case '%' -> literal.append('%');
                case '_' -> literal.append(' ');
                case '-' -> literal.append("%20");
                case '{' -> {
                    matcher.region(i + 1, text.length());
                    if (!matcher.lookingAt()) {
                        throw SpfException.permanent("there is a macro that is none");
                    }
                    flush(literal, parts);
                    parts.add(macro(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), letters));
                    i = matcher.end() - 2;
                }
                default -> throw SpfException.permanent("there is a % that begins no macro");
            }
            i++;
        }
        flush(literal, parts);
        return new MacroString(List.copyOf(parts));
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /// As `domain-end` of the grammar (section 7.1).
    private static boolean endsWithTopLabel(String domain) {
        int end = domain.endsWith(".") ? domain.length() - 1 : domain.length();
        int dot = domain.lastIndexOf('.', end - 1);
        var label = domain.substring(dot + 1, end);
        return dot >= 0
                && LABEL.matcher(label).matches()
                && !DIGITS.matcher(label).matches()
                && !label.startsWith("-")
                && !label.endsWith("-");
    }

    private static Part.Macro macro(String letter, String digits, String reverse, String delimiters, String letters)
            throws SpfException {
        if (letters.indexOf(letter.toLowerCase(Locale.ROOT)) < 0) {
            throw SpfException.permanent("there is no macro " + letter);
        }
        int keep = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        if (keep == 0 && !digits.isEmpty()) {
            throw SpfException.permanent("a macro keeps nothing");
        }
        return new Part.Macro(letter.charAt(0), keep, !reverse.isEmpty(), delimiters.isEmpty() ? "." : delimiters);
    }

    String expand(Values values) throws SpfException {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Part.Literal(String literal) -> text.append(literal);
                case Part.Macro macro -> text.append(expand(macro, values));
            }
        }
        return text.toString();
    }

    private static String expand(Part.Macro macro, Values values) throws SpfException {
        char letter = Character.toLowerCase(macro.letter());
        var pieces = pieces(values.of(letter), macro.delimiters());
        if (macro.isReversed()) {
            Collections.reverse(pieces);
        }
        int from = macro.keep() == 0 ? 0 : Math.max(0, pieces.size() - macro.keep());
        var text = String.join(".", pieces.subList(from, pieces.size()));
        return Character.isUpperCase(macro.letter()) ? escaped(text) : text;
    }

    private static List<String> pieces(String text, String delimiters) {
        var pieces = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (delimiters.indexOf(text.charAt(i)) >= 0) {
                pieces.add(text.substring(start, i));
                start = i + 1;
            }
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    /// As in a URL (RFC 3986, section 2.3).
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
