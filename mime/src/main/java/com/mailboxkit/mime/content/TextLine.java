package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.PhraseFinder.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A line of a message, with the words that distinguish codes from other numbers.
final class TextLine {

    private static final PhraseFinder<CodeWord> WORDS = WordLists.finder("code-words.txt", CodeWord.class);

    private final String text;
    private @Nullable List<Match<CodeWord>> matches;

    /// @param text normalized, see [Plainness]
    TextLine(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// By position, without nested ones. Computed lazily: most mails do not need them.
    private List<Match<CodeWord>> matches() {
        if (matches == null) {
            matches = outermost(WORDS.find(Plainness.lower(text)));
        }
        return matches;
    }

    private static List<Match<CodeWord>> outermost(List<Match<CodeWord>> found) {
        found.sort(Comparator.<Match<CodeWord>>comparingInt(Match::start)
                .thenComparing(Match::end, Comparator.reverseOrder()));
        var outer = new ArrayList<Match<CodeWord>>();
        int end = 0;
        for (var match : found) {
            if (match.end() > end) {
                outer.add(match);
                end = match.end();
            }
        }
        return outer;
    }

    boolean has(CodeWord meaning) {
        return matches().stream().anyMatch(match -> match.meaning() == meaning);
    }

    long count(CodeWord meaning) {
        return matches().stream().filter(match -> match.meaning() == meaning).count();
    }

    /// The last name of anything, the closest to the following text.
    Optional<Match<CodeWord>> lastName() {
        return nameBefore(text.length());
    }

    Optional<Match<CodeWord>> nameBefore(int place) {
        return matches().stream()
                .filter(match -> match.meaning().isName() && match.end() <= place)
                .reduce((first, second) -> second);
    }

    Optional<Match<CodeWord>> nameBehind(int place) {
        return behind(place, match -> match.meaning().isName());
    }

    Optional<Match<CodeWord>> behind(int place, Predicate<Match<CodeWord>> wanted) {
        return matches().stream()
                .filter(match -> match.start() >= place && wanted.test(match))
                .findFirst();
    }
}
