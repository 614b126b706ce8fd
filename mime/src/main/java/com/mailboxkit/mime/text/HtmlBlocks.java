package com.mailboxkit.mime.text;

import com.mailboxkit.mime.text.ComputedStyle.Box;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/// The elements that start lines: paragraphs, lists, rows and cells of tables, quotes.
final class HtmlBlocks {

    private static final String RULE = "----------";
    private static final Set<String> APART = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "pre", "dl", "fieldset");
    private static final int NOT_ORDERED = -1;

    private final TextFlow flow;
    private final Deque<int[]> lists = new ArrayDeque<>(); // the number of the next item
    private final Deque<Row> rows = new ArrayDeque<>();

    private static final class Row {

        private int cells; // with text
        private int margin; // requested by the only cell
        private int begin; // start of the cell
    }

    HtmlBlocks(TextFlow flow) {
        this.flow = flow;
    }

    void enter(Element element, Box box) {
        switch (element.normalName()) {
            case "br" -> flow.lineBreak();
            case "hr" -> rule();
            case "p" -> flow.block(margin(element));
            case "ul", "ol", "menu", "dir" -> enterList(element);
            case "li" -> enterItem(element, box);
            case "blockquote" -> enterQuote(element);
            case "tr" -> {
                flow.block(1);
                rows.push(new Row());
            }
            case "td", "th" -> enterCell();
            case "option", "optgroup" -> flow.block(1);
            case "button", "select", "label" -> flow.gap();
            default -> enterOther(element, box);
        }
    }

    void leave(Element element, Box box) {
        switch (element.normalName()) {
            case "br", "hr" -> {}
            case "p" -> flow.block(margin(element));
            case "ul", "ol", "menu", "dir" -> leaveList();
            case "li" -> flow.endItem();
            case "blockquote" -> leaveQuote(element);
            case "tr" -> leaveRow();
            case "td", "th" -> leaveCell();
            case "option", "optgroup" -> flow.block(1);
            case "button", "select", "label" -> flow.gap();
            default -> leaveOther(element, box);
        }
    }

    private void enterOther(Element element, Box box) {
        if (box == Box.BLOCK || box == Box.AS_NAMED && element.isBlock()) {
            flow.block(APART.contains(element.normalName()) ? 2 : 1);
            if (element.normalName().equals("div") && isRuleOfOutlook(element)) {
                rule();
            }
        } else if (box == Box.INLINE && element.isBlock()) {
            flow.gap();
        }
    }

    private void leaveOther(Element element, Box box) {
        if (box == Box.BLOCK || box == Box.AS_NAMED && element.isBlock()) {
            flow.block(APART.contains(element.normalName()) ? 2 : 1);
        } else if (box == Box.INLINE && element.isBlock()) {
            flow.gap();
        }
    }

    private void rule() {
        flow.block(1);
        flow.words(RULE);
        flow.block(1);
    }

    /// Empty lines around a paragraph; Word and others write each line as a paragraph without margins.
    private static int margin(Element paragraph) {
        if (paragraph.attributesSize() == 0) {
            return 2;
        }
        if (paragraph.className().startsWith("Mso")) {
            return 1;
        }
        String style = paragraph.attr("style");
        int margin = style.indexOf("margin:");
        if (margin < 0) {
            return 2;
        }
        int end = style.indexOf(';', margin);
        for (var side : style.substring(margin + 7, end < 0 ? style.length() : end)
                .strip()
                .split("\\s+", 5)) {
            if (!CssLength.isNothing(side)) {
                return 2;
            }
        }
        return 1;
    }

    private void enterList(Element list) {
        flow.block(lists.isEmpty() ? 2 : 1);
        boolean ordered = list.normalName().equals("ol");
        lists.push(new int[] {ordered ? number(list.attr("start"), 1) : NOT_ORDERED});
        flow.indent(1);
    }

    private void leaveList() {
        if (!lists.isEmpty()) {
            lists.pop();
            flow.indent(-1);
        }
        flow.block(lists.isEmpty() ? 2 : 1);
    }

    private void enterItem(Element item, Box box) {
        var list = lists.peek();
        if (box == Box.INLINE) {
            flow.gap();
        } else if (list == null || list[0] == NOT_ORDERED) {
            flow.item("- ");
        } else {
            int number = number(item.attr("value"), list[0]);
            list[0] = number + 1;
            flow.item(number + ". ");
        }
    }

    private static int number(String text, int otherwise) {
        return CssLength.of(text)
                .map(length -> (int) length.number())
                .filter(number -> number >= 0 && number < 1_000_000)
                .orElse(otherwise);
    }

    private void enterQuote(Element element) {
        flow.block(2);
        if (!isIndented(element)) {
            flow.quote(1);
        }
    }

    private void leaveQuote(Element element) {
        if (!isIndented(element)) {
            flow.quote(-1);
        }
        flow.block(2);
    }

    /// Some programs indent a paragraph with such an element.
    private static boolean isIndented(Element quote) {
        String style = quote.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return style.contains("border:none") && style.contains("40px") && !quote.hasAttr("type");
    }

    /// Outlook draws it above the header of the message that is answered or forwarded.
    private static boolean isRuleOfOutlook(Element element) {
        String style = element.attr("style");
        return style.contains("border:none;border-top:solid") || style.contains("border:none; border-top:solid");
    }

    private void enterCell() {
        var row = rows.peek();
        if (row != null) {
            row.begin = flow.length();
            flow.beginCell();
        }
    }

    private void leaveCell() {
        var row = rows.peek();
        if (row == null || flow.length() == row.begin) {
            flow.endCell(flow.length());
            return;
        }
        row.cells++;
        row.margin = flow.endCell(row.begin);
    }

    private void leaveRow() {
        var row = rows.poll();
        flow.block(row != null && row.cells == 1 ? Math.max(1, row.margin) : 1);
    }
}
