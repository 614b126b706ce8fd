package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.PhraseFinder.Match;
import java.util.Locale;
import java.util.Set;

/// How a sentence links the name of a code to the code.
final class CodeSentence {

    static final String BETWEEN = " :=-\"'`*_>([{「『【“”«»„|.•";

    private static final Set<String> COPULAS = Set.of(
            "", "is", "ist", "lautet", "est", "es", "è", "e", "é", "to", "jest", "är", "er", "on", "je", "este", "это",
            "це", "είναι", "هو", "הוא", "は", "是", "为", "為", "은", "는", "คือ", "là", "adalah", "है", "le", "the", "zní",
            "brzmi", "olan", "egy", "е", "је", "ir", "yra", "és");

    private static final int OWNER = 40; // characters before the name of a code

    private static final Set<String> OWNERS = Set.of(
            "your", "dein", "deinen", "ihr", "ihren", "votre", "ton", "tu", "su", "tuo", "suo", "seu", "teu", "je",
            "jouw", "uw", "twój", "din", "ditt", "váš", "tvůj", "ваш", "твой", "твій");

    /// How the word for a code begins; the reader owns numbers of other kinds too.
    private static final Set<String> CODES = Set.of("cod", "cód", "kod", "kód", "код", "pin", "passcode");

    /// Other names of a verification code.
    private static final Set<String> QUALIFIERS = Set.of(
            "new",
            "one",
            "time",
            "single",
            "use",
            "digit",
            "digits",
            "temporary",
            "secret",
            "personal",
            "own",
            "unique",
            "latest",
            "neuer",
            "neuen",
            "nouveau",
            "nuevo",
            "nuovo",
            "novo",
            "nieuwe",
            "nowy",
            "nya",
            "новый");

    private static final Set<String> CALLING = Set.of(
            "is", "ist", "est", "es", "è", "é", "to", "jest", "är", "er", "on", "je", "este", "это", "це", "είναι",
            "là", "adalah", "as", "als", "como", "comme", "come", "jako", "som", "как");

    private CodeSentence() {}

    static boolean isCopula(String words) {
        return COPULAS.contains(words.toLowerCase(Locale.ROOT));
    }

    private static boolean endsSentence(String between) {
        return between.contains(". ") || between.contains("! ") || between.contains("? ") || between.contains("。");
    }

    /// Whether a sentence leads from the name of a code to the code itself: `the code for Acme is`, not `the
    /// code expired after`. In scripts without blanks, the last word proves nothing.
    static boolean leadsTo(String between) {
        if (endsSentence(between)) {
            return false;
        }
        int end = between.length();
        while (end > 0 && BETWEEN.indexOf(between.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == 0 || !between.substring(end).isBlank() || !PhraseFinder.isLetter(between.charAt(end - 1))) {
            return true;
        }
        int begin = end;
        while (begin > 0 && PhraseFinder.isLetter(between.charAt(begin - 1))) {
            begin--;
        }
        return begin == 0 || isCopula(between.substring(begin, end));
    }

    /// Whether a sentence leads from a code to its name: `is your`, `- Acme`, not `sites sent a`.
    static boolean isCalled(String between) {
        if (endsSentence(between) || between.contains(";")) {
            return false;
        }
        String words = between.strip();
        int end = 0;
        while (end < words.length() && PhraseFinder.isLetter(words.charAt(end))) {
            end++;
        }
        boolean isBrand = end == words.length() && end > 0 && Character.isUpperCase(words.charAt(0));
        return end == 0 || isBrand || CALLING.contains(words.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /// Whether the name of the code, or one of the three words before it, is a possessive. In between may be a
    /// common word for such codes, or a name: `your new code`, `your Acme code`, but not `your customer code`.
    static boolean isPersonal(String line, Match<CodeWord> name) {
        var words =
                line.substring(Math.max(0, name.start() - OWNER), name.end()).split("[^\\p{L}]+");
        var kind = words.length == 0 ? "" : words[words.length - 1].toLowerCase(Locale.ROOT);
        if (CODES.stream().noneMatch(kind::startsWith)) {
            return false;
        }
        for (int i = words.length - 1; i >= Math.max(0, words.length - 5); i--) {
            if (OWNERS.contains(words[i].toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (i < words.length - 1 && !mayStandBefore(words[i])) {
                return false;
            }
        }
        return false;
    }

    private static boolean mayStandBefore(String word) {
        return word.isEmpty()
                || Character.isUpperCase(word.charAt(0))
                || QUALIFIERS.contains(word.toLowerCase(Locale.ROOT));
    }
}
