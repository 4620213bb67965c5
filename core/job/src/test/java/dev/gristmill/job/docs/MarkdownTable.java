package dev.gristmill.job.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the rows of a table. */
final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... heads) {
        rows.add(List.of(heads));
        rows.add(List.of(heads).stream().map(head -> "---").toList());
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        return rows.stream().map(MarkdownTable::line).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    static String code(Object text) {
        return "`" + text + "`";
    }

    static String codes(List<String> texts) {
        return texts.stream().map(MarkdownTable::code).collect(Collectors.joining(", "));
    }
}
