package com.mailboxkit.cli.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Rows under headings, as wide as their contents or as the terminal. What must give way is cut; ids and amounts never
/// are.
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST = 8;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String heading, boolean right, boolean givesWay) {}

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /// @param headings `subject~` gives way where space is short, `>amount` stands at the right
    public static Table of(String... headings) {
        return new Table(List.of(headings).stream()
                .map(heading -> new Column(
                        heading.replaceAll("[>~]", "").toUpperCase(Locale.ROOT),
                        heading.startsWith(">"),
                        heading.endsWith("~")))
                .toList());
    }

    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells).stream().map(TerminalText::line).toList());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// @param width of the terminal; 0 where there is none, and nothing is cut
    public String render(int width) {
        var widths = widths(width);
        var text = new StringBuilder(line(columns.stream().map(Column::heading).toList(), widths));
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private List<Integer> widths(int terminal) {
        var widths = new ArrayList<>(
                IntStream.range(0, columns.size()).mapToObj(this::widest).toList());
        int available = terminal - GAP.length() * (columns.size() - 1);
        // the widest of those that give way gives first
        while (terminal > 0 && sum(widths) > available) {
            var yielding = IntStream.range(0, widths.size())
                    .filter(i -> columns.get(i).givesWay() && widths.get(i) > LEAST)
                    .boxed()
                    .max(Comparator.comparing(widths::get));
            if (yielding.isEmpty()) {
                break;
            }
            widths.set(yielding.get(), widths.get(yielding.get()) - 1);
        }
        return Collections.unmodifiableList(widths);
    }

    private int widest(int column) {
        return Math.max(
                Width.of(columns.get(column).heading()),
                rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0));
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    private String line(List<String> cells, List<Integer> widths) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var cell = Width.cut(cells.get(i), widths.get(i));
            var blanks = " ".repeat(Math.max(0, widths.get(i) - Width.of(cell)));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing() + "\n";
    }
}
