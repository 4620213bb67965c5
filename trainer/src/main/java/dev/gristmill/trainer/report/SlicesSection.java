package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.judgement.Judgement.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same metrics on parts of the held-out rows. */
final class SlicesSection {

    private SlicesSection() {}

    static boolean there(Report report) {
        return report.judgement() != null && !report.judgement().slices().isEmpty();
    }

    static void write(Report report, Html html) {
        Judgement judgement = Objects.requireNonNull(report.judgement());
        Map<String, List<Slice>> byColumn = new LinkedHashMap<>();
        judgement
                .slices()
                .forEach(slice -> byColumn.computeIfAbsent(slice.column(), it -> new ArrayList<>())
                        .add(slice));
        html.open("div", "class", "stack");
        byColumn.forEach((column, slices) -> {
            Plot.Text text = new Plot.Text(
                    "slice", "By " + column, "The metrics on the held-out rows of each value of " + column + ".");
            Card.write(html, text, () -> table(column, slices, judgement).write(html), null);
        });
        html.close();
    }

    private static Table table(String column, List<Slice> slices, Judgement judgement) {
        Set<String> names = new LinkedHashSet<>();
        slices.forEach(slice -> names.addAll(slice.metrics().keySet()));
        boolean noted = slices.stream().anyMatch(slice -> slice.note() != null);
        Table table =
                new Table("Metrics by " + column).text(column).number("Rows").bars("Against the largest");
        names.forEach(table::number);
        if (noted) {
            table.prose("Note");
        }
        double most = slices.stream().mapToDouble(Slice::rows).max().orElse(0);
        List<Cell> all = new ArrayList<>(List.of(Cell.of("all rows"), Cell.of(judgement.rows()), Cell.of("")));
        names.forEach(name -> all.add(number(judgement.metrics().get(name))));
        table.row(padded(all, noted, ""));
        for (Slice slice : slices) {
            List<Cell> cells = new ArrayList<>(List.of(
                    Cell.of(Objects.requireNonNullElse(slice.value(), "missing")),
                    Cell.of(slice.rows()),
                    Cell.Bar.of(most == 0 ? 0 : slice.rows() / most)));
            names.forEach(name -> cells.add(number(slice.metrics().get(name))));
            table.row(padded(cells, noted, Objects.requireNonNullElse(slice.note(), "")));
        }
        return table;
    }

    private static List<Cell> padded(List<Cell> cells, boolean noted, String note) {
        if (noted) {
            cells.add(Cell.of(note));
        }
        return cells;
    }

    private static Cell number(@Nullable Double value) {
        return Cell.of(value == null ? Words.NONE : Words.number(value));
    }
}
