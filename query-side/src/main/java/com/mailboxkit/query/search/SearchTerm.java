package com.mailboxkit.query.search;

import com.mailboxkit.mime.SearchText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One condition of a query.
///
/// @param text without query operators, with boundaries ([SearchText])
/// @param isExcluded whether it must not occur
record SearchTerm(Kind kind, String text, boolean isExcluded) {

    enum Kind {
        /// Any inflected form.
        WORD,
        /// Exactly as written.
        PHRASE,
        /// A prefix.
        PREFIX
    }

    /// In the order of replacement; transcriptions of German, Danish and Norwegian letters.
    private static final List<List<String>> SPELLINGS =
            List.of(List.of("ä", "ae"), List.of("ö", "oe"), List.of("ü", "ue"), List.of("ø", "oe"), List.of("å", "aa"));

    /// The terms of a query: words, `"exact phrases"`, `begin*` and `-without`. What is not an operator is a
    /// word; tokens without letters, digits and symbols are dropped.
    static List<SearchTerm> parse(String query) {
        var terms = new ArrayList<SearchTerm>();
        for (int i = 0; i < query.length(); ) {
            if (Character.isWhitespace(query.charAt(i))) {
                i++;
                continue;
            }
            boolean isExcluded = query.charAt(i) == '-' && i + 1 < query.length();
            int start = isExcluded ? i + 1 : i;
            int quote = query.charAt(start) == '"' ? query.indexOf('"', start + 1) : -1;
            int end = quote > 0 ? quote + 1 : endOfWord(query, start);
            var term = quote > 0
                    ? new SearchTerm(Kind.PHRASE, SearchText.separated(query.substring(start + 1, quote)), isExcluded)
                    : word(query.substring(start, end), isExcluded);
            if (term.hasWords()) {
                terms.add(term);
            }
            i = Math.max(end, i + 1);
        }
        return terms;
    }

    private static int endOfWord(String query, int start) {
        int end = start;
        while (end < query.length() && !Character.isWhitespace(query.charAt(end))) {
            end++;
        }
        return end;
    }

    private static SearchTerm word(String word, boolean isExcluded) {
        var text = SearchText.separated(word);
        int stars = text.length();
        while (stars > 0 && text.charAt(stars - 1) == '*') {
            stars--;
        }
        var kind = stars < text.length() ? Kind.PREFIX : Kind.WORD;
        return new SearchTerm(kind, text.substring(0, stars), isExcluded);
    }

    private boolean hasWords() {
        return text.codePoints()
                .anyMatch(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL);
    }

    /// The letters and digits of a prefix.
    long letters() {
        return text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    boolean isCompound() {
        return SearchText.isCompound(text);
    }

    /// The text with its alternative spelling: `mueller` for `Müller`, and vice versa.
    Set<String> spellings() {
        var spellings = new LinkedHashSet<String>();
        spellings.add(text);
        var lower = text.toLowerCase(Locale.ROOT);
        var letters = lower;
        var folded = lower;
        for (var spelling : SPELLINGS) {
            letters = letters.replace(spelling.getFirst(), spelling.getLast());
            folded = folded.replace(spelling.getLast(), spelling.getFirst());
        }
        if (!letters.equals(lower)) {
            spellings.add(letters);
        }
        if (!folded.equals(lower)) {
            spellings.add(folded);
        }
        return spellings;
    }
}
