package dev.gristmill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cells in columns, two spaces apart; no line has spaces at its end. */
public final class TextTable {

    private static final String GAP = "  ";

    private final String indent;
    private final int width;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table whose lines are as long as their cells. */
    public TextTable(String indent) {
        this(indent, Integer.MAX_VALUE);
    }

    /**
     * A table that breaks its last column into lines.
     *
     * @param width the most characters in a line, the indent included; a single long word may exceed it
     */
    public TextTable(String indent, int width) {
        this.indent = indent;
        this.width = width;
    }

    /** Adds a row. */
    public TextTable row(String... cells) {
        rows.add(List.copyOf(Arrays.asList(cells)));
        return this;
    }

    /** Text broken at its blanks into lines of at most so many characters. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return rows.stream().map(this::lines).collect(Collectors.joining());
    }

    private String lines(List<String> row) {
        int last = row.size() - 1;
        String before = IntStream.range(0, last)
                .mapToObj(column -> pad(row.get(column), width(column)) + GAP)
                .collect(Collectors.joining("", indent, ""));
        return wrap(row.get(last), width - before.length()).stream()
                .map(line -> line.stripTrailing() + System.lineSeparator())
                .collect(Collectors.joining(" ".repeat(before.length()), before, ""))
                .replaceAll(" +(\\R)", "$1");
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private static String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
