package com.mailboxkit.mime.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The rules of `<style>` that decide visibility: those with elements, classes and ids, also with combinators.
/// Rules of media queries do not count.
final class StyleSheet {

    private static final int MAX_LENGTH = 300_000; // characters
    private static final int MAX_RULES = 4_000;
    private static final int MAX_SELECTORS = 200; // of one rule
    private static final int MAX_PER_KEY = 24; // rules that are checked for one element for each of its names
    private static final int MAX_CLASSES = 30; // of one element
    private static final int MAX_STEPS = 1_000_000; // over all elements; later ones have their inline styles only

    private final Map<String, List<Rule>> rules = new HashMap<>();
    private int count;
    private int read;
    private int steps;

    private record Rule(CssSelector selector, Css css) {}

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /// The content of one `<style>`.
    void add(String style) {
        String text = withoutComments(style.substring(0, Math.min(style.length(), MAX_LENGTH - read)));
        read += text.length();
        int at = 0;
        while (at < text.length() && count < MAX_RULES) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                return;
            }
            int statement = text.lastIndexOf(';', open);
            String prelude =
                    text.substring(statement >= at ? statement + 1 : at, open).strip();
            if (prelude.startsWith("@")) {
                at = holdsAlways(prelude) ? open + 1 : afterBlock(text, open);
                continue;
            }
            int close = text.indexOf('}', open);
            int end = close < 0 ? text.length() : close;
            addRules(prelude, text.substring(open + 1, end));
            at = end + 1;
        }
    }

    /// The declarations of the sheet for an element.
    Css of(Element element) {
        var css = new Css();
        apply(rules.get(element.normalName()), element, css);
        apply(rules.get("*"), element, css);
        if (element.attributesSize() == 0) {
            return css;
        }
        String id = element.id();
        if (!id.isEmpty()) {
            apply(rules.get("#" + id), element, css);
        }
        if (element.hasAttr("class")) {
            for (var name : element.attr("class").strip().split("\\s+", MAX_CLASSES)) {
                apply(rules.get("." + name), element, css);
            }
        }
        return css;
    }

    private void apply(@Nullable List<Rule> rules, Element element, Css css) {
        if (rules == null) {
            return;
        }
        for (var rule : rules) {
            if (steps > MAX_STEPS) {
                return;
            }
            int match = rule.selector().match(element);
            steps += Math.abs(match);
            if (match > 0) {
                css.add(rule.css());
            }
        }
    }

    private void addRules(String selectors, String declarations) {
        if (Css.of(declarations, 0).isEmpty()) {
            return;
        }
        for (var text : selectors.split(",", MAX_SELECTORS)) {
            var selector = CssSelector.of(text.strip());
            if (selector != null && count < MAX_RULES) {
                var css = Css.of(declarations, selector.rank() + (long) ++count * 1_000);
                add(selector, css);
            }
        }
    }

    /// Rules with the same selector are merged: there may be thousands.
    private void add(CssSelector selector, Css css) {
        var same = rules.computeIfAbsent(selector.key(), key -> new ArrayList<>());
        for (var rule : same) {
            if (rule.selector().equals(selector)) {
                rule.css().add(css);
                return;
            }
        }
        if (same.size() < MAX_PER_KEY) {
            same.add(new Rule(selector, css));
        }
    }

    private static boolean holdsAlways(String prelude) {
        return prelude.equalsIgnoreCase("@media all") || prelude.equalsIgnoreCase("@media screen");
    }

    private static int afterBlock(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static String withoutComments(String text) {
        var clean = new StringBuilder(text.length());
        int at = 0;
        for (int open = text.indexOf("/*"); open >= 0; open = text.indexOf("/*", at)) {
            clean.append(text, at, open);
            int close = text.indexOf("*/", open + 2);
            at = close < 0 ? text.length() : close + 2;
        }
        return clean.append(text, at, text.length())
                .toString()
                .replace("<!--", "")
                .replace("-->", "");
    }
}
