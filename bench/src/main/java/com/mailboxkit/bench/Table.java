package com.mailboxkit.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows with named cells, numbers or words, in the order they were put in. Every row has the same columns.
record Table(List<Map<String, Object>> rows) {

    Table() {
        this(new ArrayList<>());
    }

    Row row() {
        var cells = new LinkedHashMap<String, Object>();
        rows.add(cells);
        return new Row(cells);
    }

    record Row(Map<String, Object> cells) {

        Row with(String column, Object value) {
            cells.put(column, value);
            return this;
        }
    }

    static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * part / whole);
    }

    /// In Markdown, and aligned, so that it can be read as it is.
    String render() {
        var columns = List.copyOf(rows.getFirst().keySet());
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        rows.forEach(row -> lines.add(
                columns.stream().map(column -> readable(row.get(column))).toList()));
        var widths = columns.stream()
                .map(column -> widest(lines, columns.indexOf(column)))
                .toList();
        var text = new StringBuilder();
        lines.forEach(line -> text.append(rendered(line, widths)));
        text.insert(rendered(columns, widths).length(), rule(widths));
        return text.toString();
    }

    private static String rendered(List<String> line, List<Integer> widths) {
        return IntStream.range(0, line.size())
                .mapToObj(i -> padded(line.get(i), widths.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(List<Integer> widths) {
        return widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String readable(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number when Math.abs(number) >= 100 -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number when Math.abs(number) >= 10 -> String.format(Locale.ROOT, "%.1f", number);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
            default -> String.valueOf(value);
        };
    }

    private static int widest(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        var blanks = " ".repeat(width - text.length());
        return !text.isEmpty() && Character.isDigit(text.charAt(0)) ? blanks + text : text + blanks;
    }
}
