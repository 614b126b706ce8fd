package com.mailboxkit.mime.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds any of many phrases in a text, in one pass over it (Aho and Corasick, 1975).
///
/// A phrase starts at the start of a word and ends at the end of a word or before its ending: `code` is in
/// `codes`, not in `barcode`. `*code` is in `barcode` too, `pin!` is not in `pins`. Scripts without blanks
/// between words have no such boundaries.
final class PhraseFinder<T> {

    private static final int MAX_ENDING = 4; // letters of an inflectional ending

    private final Node<T> root = new Node<>();

    /// A match.
    ///
    /// @param end after the last character
    record Match<T>(T meaning, int start, int end) {}

    private record Phrase<T>(T meaning, int length, boolean isWithinWords, boolean isExact) {}

    private static final class Node<T> {
        private final List<Node<T>> children = new ArrayList<>();
        private String letters = ""; // of the edges to the children
        private final List<Phrase<T>> phrases = new ArrayList<>();
        private @Nullable Node<T> fallback;
        private @Nullable Node<T> shorter; // the next on the path of fallbacks that ends a phrase

        private @Nullable Node<T> next(char letter) {
            int child = letters.indexOf(letter);
            return child < 0 ? null : children.get(child);
        }

        private Node<T> grow(char letter) {
            var known = next(letter);
            if (known != null) {
                return known;
            }
            var child = new Node<T>();
            letters += letter;
            children.add(child);
            return child;
        }
    }

    /// @param phrases in lower case, by meaning
    PhraseFinder(Map<T, List<String>> phrases) {
        phrases.forEach((meaning, some) -> some.forEach(phrase -> add(meaning, phrase)));
        link();
    }

    private void add(T meaning, String written) {
        boolean isWithinWords = written.startsWith("*");
        boolean isExact = written.endsWith("!");
        String phrase = written.substring(isWithinWords ? 1 : 0, written.length() - (isExact ? 1 : 0));
        var node = root;
        for (char c : phrase.toCharArray()) {
            node = node.grow(c);
        }
        node.phrases.add(new Phrase<>(meaning, phrase.length(), isWithinWords, isExact));
    }

    private void link() {
        var queue = new ArrayDeque<Node<T>>();
        root.children.forEach(node -> {
            node.fallback = root;
            queue.add(node);
        });
        for (Node<T> node; (node = queue.poll()) != null; ) {
            for (int i = 0; i < node.children.size(); i++) {
                var child = node.children.get(i);
                var fallback = step(node.fallback == null ? root : node.fallback, node.letters.charAt(i));
                child.fallback = fallback;
                child.shorter = fallback.phrases.isEmpty() ? fallback.shorter : fallback;
                queue.add(child);
            }
        }
    }

    private Node<T> step(Node<T> from, char letter) {
        Node<T> node = from;
        while (true) {
            var next = node.next(letter);
            if (next != null) {
                return next;
            }
            if (node.fallback == null) {
                return root;
            }
            node = node.fallback;
        }
    }

    /// Ordered by end; phrases may overlap.
    ///
    /// @param text in lower case
    List<Match<T>> find(String text) {
        var matches = new ArrayList<Match<T>>();
        var node = root;
        for (int i = 0; i < text.length(); i++) {
            node = step(node, text.charAt(i));
            for (var found = node; found != null; found = found.shorter) {
                for (var phrase : found.phrases) {
                    int start = i + 1 - phrase.length();
                    if (isBordered(text, phrase, start, i + 1)) {
                        matches.add(new Match<>(phrase.meaning(), start, i + 1));
                    }
                }
            }
        }
        return matches;
    }

    private static boolean isBordered(String text, Phrase<?> phrase, int start, int end) {
        boolean begins = phrase.isWithinWords()
                || start == 0
                || !isLetter(text.charAt(start))
                || !isLetter(text.charAt(start - 1));
        if (!begins || !isLetter(text.charAt(end - 1))) {
            return begins;
        }
        int longest = phrase.isExact() ? 0 : MAX_ENDING;
        int ending = end;
        while (ending < text.length() && ending - end <= longest && isLetter(text.charAt(ending))) {
            ending++;
        }
        return ending - end <= longest;
    }

    /// Of a script with blanks between words.
    static boolean isLetter(char c) {
        return Character.isLetter(c)
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, DEVANAGARI, ARABIC, HEBREW -> false;
                    default -> true;
                };
    }
}
