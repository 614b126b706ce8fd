package com.mailboxkit.mime.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The quoted history as marked by the HTML of mail programs.
final class HtmlHistory {

    private static final Set<String> CLASSES = Set.of(
            "yahoo_quoted",
            "gmail_attr",
            "moz-cite-prefix",
            "protonmail_quote",
            "tutanota_quote",
            "zmail_extra",
            "yahoo-quoted");
    private static final Set<String> IDS = Set.of("OLK_SRC_BODY_SECTION", "isReplyContent", "mailcontentquote", "qt");
    private static final Set<String> IDS_BEFORE = Set.of("divRplyFwdMsg", "appendonsend", "stopSpelling");
    private static final String GMAIL = "gmail_quote";
    private static final int MAX_OPEN = 200;

    private static final class Open {

        private final Element element;
        private final int begin; // characters written before it
        private final boolean awaitsQuote;

        Open(Element element, int begin, boolean awaitsQuote) {
            this.element = element;
            this.begin = begin;
            this.awaitsQuote = awaitsQuote;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<int[]> ranges = new ArrayList<>();

    /// @param written characters of the text so far
    void enter(Element element, int written) {
        if (element.normalName().equals("blockquote")) {
            closeAttribution(written);
            if (element.attr("type").equalsIgnoreCase("cite")) {
                open(element, written, false);
            }
            return;
        }
        if (!element.hasAttr("class") && !element.hasAttr("id")) {
            return;
        }
        if (IDS_BEFORE.contains(element.id())) {
            var parent = element.parent();
            if (parent != null) {
                open(parent, written, false);
            }
        } else if (hasClass(element, GMAIL)) {
            open(element, written, true);
        } else if (isMarked(element)) {
            open(element, written, false);
        }
    }

    void leave(Element element, int written) {
        while (!open.isEmpty() && open.getFirst().element == element) {
            ranges.add(new int[] {open.pop().begin, written});
        }
    }

    /// @return the numbers of the marked lines
    BitSet lines(String text) {
        var lines = new BitSet();
        if (ranges.isEmpty()) {
            return lines;
        }
        ranges.sort((one, other) -> Integer.compare(one[0], other[0]));
        int line = 0;
        int range = 0;
        int end = -1;
        for (int at = 0; at < text.length(); at++) {
            while (range < ranges.size() && ranges.get(range)[0] <= at) {
                end = Math.max(end, ranges.get(range++)[1]);
            }
            if (text.charAt(at) == '\n') {
                line++;
            } else if (at < end) {
                lines.set(line);
            }
        }
        return lines;
    }

    private void open(Element element, int written, boolean awaitsQuote) {
        if (open.size() < MAX_OPEN) {
            open.push(new Open(element, written, awaitsQuote));
        }
    }

    /// The attribution that Gmail writes above its quote is history as well; text below may be an answer.
    private void closeAttribution(int written) {
        var around = open.peek();
        if (around != null && around.awaitsQuote) {
            ranges.add(new int[] {around.begin, written});
            open.pop();
        }
    }

    private static boolean isMarked(Element element) {
        if (IDS.contains(element.id())) {
            return true;
        }
        String names = element.className();
        return !names.isEmpty() && (CLASSES.stream().anyMatch(element::hasClass) || names.contains("yahoo_quoted"));
    }

    private static boolean hasClass(Element element, String name) {
        return element.hasAttr("class") && element.hasClass(name);
    }
}
