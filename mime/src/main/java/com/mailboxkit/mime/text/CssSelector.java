package com.mailboxkit.mime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Compound selectors with elements, classes and ids, the last of which selects the styled element: `table.main
/// td`, `#a > .b`.
///
/// @param parts from the outermost to the element itself
/// @param child for each part, whether the one before must be its parent
record CssSelector(List<Part> parts, List<Boolean> child) {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_PARTS = 6;
    private static final int MAX_ANCESTORS = 40; // that are checked
    private static final long ID = 1L << 52;
    private static final long CLASS = 1L << 44;
    private static final long TAG = 1L << 36;

    /// @param tag `*` for every element
    record Part(String tag, @Nullable String id, List<String> classes) {

        boolean matches(Element element) {
            if (!tag.equals("*") && !tag.equals(element.normalName()) || id != null && !id.equals(element.id())) {
                return false;
            }
            for (var name : classes) {
                if (!element.hasClass(name)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @return null for other selectors, such as those with a state or an attribute
    static @Nullable CssSelector of(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        var parts = new ArrayList<Part>();
        var child = new ArrayList<Boolean>();
        boolean isChild = false;
        for (var word : text.replace(">", " > ").strip().split("\\s+")) {
            if (word.equals(">")) {
                isChild = true;
                continue;
            }
            var part = part(word);
            if (part == null || parts.size() == MAX_PARTS) {
                return null;
            }
            parts.add(part);
            child.add(isChild);
            isChild = false;
        }
        return parts.isEmpty() ? null : new CssSelector(List.copyOf(parts), List.copyOf(child));
    }

    /// The key under which the rule is looked up for an element.
    String key() {
        var last = parts.getLast();
        if (last.id() != null) {
            return "#" + last.id();
        }
        return last.classes().isEmpty() ? last.tag() : "." + last.classes().getFirst();
    }

    /// Specificity (CSS Selectors 3, section 9), in the bits above the order of rules.
    long rank() {
        long rank = 0;
        for (var part : parts) {
            rank += (part.id() == null ? 0 : ID)
                    + CLASS * part.classes().size()
                    + (part.tag().equals("*") ? 0 : TAG);
        }
        return rank;
    }

    /// @return how many elements were checked; negative where the selector does not match
    int match(Element element) {
        if (!parts.getLast().matches(element)) {
            return -1;
        }
        int part = parts.size() - 1;
        int steps = 1;
        var at = element.parent();
        while (part > 0 && at != null && steps < MAX_ANCESTORS) {
            if (parts.get(part - 1).matches(at)) {
                part--;
            } else if (child.get(part)) {
                return -steps;
            }
            at = at.parent();
            steps++;
        }
        return part == 0 ? steps : -steps;
    }

    private static @Nullable Part part(String word) {
        int at = nameEnd(word, 0);
        String tag = at == 0 ? "*" : word.substring(0, at).toLowerCase(Locale.ROOT);
        String id = null;
        var classes = new ArrayList<String>();
        while (at < word.length()) {
            char kind = word.charAt(at);
            int end = nameEnd(word, at + 1);
            if (end == at + 1 || kind != '.' && kind != '#') {
                return null;
            }
            if (kind == '#') {
                id = word.substring(at + 1, end);
            } else {
                classes.add(word.substring(at + 1, end));
            }
            at = end;
        }
        return new Part(tag, id, List.copyOf(classes));
    }

    private static int nameEnd(String word, int begin) {
        int end = begin;
        while (end < word.length()
                && (Character.isLetterOrDigit(word.charAt(end)) || "-_*".indexOf(word.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }
}
