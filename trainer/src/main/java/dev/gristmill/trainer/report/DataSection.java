package dev.gristmill.trainer.report;

import dev.gristmill.trainer.profile.DataProfile;
import dev.gristmill.trainer.profile.DataProfile.Bin;
import dev.gristmill.trainer.profile.DataProfile.Column;
import dev.gristmill.trainer.profile.DataProfile.Level;
import dev.gristmill.trainer.profile.DataProfile.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the columns looked like. */
final class DataSection {

    private static final int SHOWN = 60;
    private static final int LEVELS = 8;

    private DataSection() {}

    static void write(Report report, Html html) {
        DataProfile data = Objects.requireNonNull(report.data());
        List<Column> columns = data.columns();
        overview(data).write(html);
        String more = columns.size() > SHOWN ? "The first " + SHOWN + " columns in more detail." : "";
        html.element("p", more, "class", "reading").open("div", "class", "columns");
        for (int i = 0; i < Math.min(SHOWN, columns.size()); i++) {
            column(columns.get(i), "column-" + i, html);
        }
        html.close();
    }

    private static Table overview(DataProfile data) {
        Table table = new Table(Words.some(data.rows(), "row") + " of "
                        + Words.some(data.columns().size(), "column"))
                .text("Column")
                .text("Role")
                .text("Type")
                .number("Missing")
                .bars("Of all rows")
                .number("Distinct")
                .number("Least")
                .number("Mean")
                .number("Largest");
        for (Column column : data.columns()) {
            double missing = data.rows() == 0 ? 0 : (double) column.missing() / data.rows();
            Numbers numbers = column.numbers();
            table.row(
                    Cell.of(column.name()),
                    Cell.of(column.role().name().toLowerCase(Locale.ROOT)),
                    Cell.of(column.type()),
                    Cell.of(column.missing() == 0 ? "0" : Words.percent(missing)),
                    Cell.Bar.of(missing),
                    Cell.of(column.distinct() == null ? Words.NONE : Words.count(column.distinct())),
                    Cell.of(numbers == null ? Words.NONE : Words.brief(numbers.minimum())),
                    Cell.of(numbers == null ? Words.NONE : Words.brief(numbers.mean())),
                    Cell.of(numbers == null ? Words.NONE : Words.brief(numbers.maximum())));
        }
        return table;
    }

    private static void column(Column column, String id, Html html) {
        html.open("article", "class", "card column-card")
                .element("h3", column.name())
                .element("p", column.type() + ", " + missing(column), "class", "reading");
        Numbers numbers = column.numbers();
        if (numbers != null) {
            histogram(column, numbers, id, html);
        } else if (column.levels().isEmpty()) {
            html.element("p", "No plain values to show.", "class", "empty");
        } else {
            levels(column, html);
        }
        html.close().line();
    }

    private static String missing(Column column) {
        return column.missing() == 0 ? "none missing" : Words.count(column.missing()) + " missing";
    }

    private static void levels(Column column, Html html) {
        double most = column.levels().stream().mapToDouble(Level::rows).max().orElse(0);
        if (most == 1 && column.levels().size() > 1) {
            html.element("p", "No value is there twice.", "class", "empty");
            return;
        }
        Table table = new Table("The most frequent levels")
                .text("Level")
                .number("Rows")
                .bars("Against the most frequent");
        column.levels()
                .forEach(level -> table.row(
                        Cell.of(level.value()),
                        Cell.of(level.rows()),
                        Cell.Bar.of(most == 0 ? 0 : level.rows() / most)));
        table.fold(html, LEVELS);
    }

    private static void histogram(Column column, Numbers numbers, String id, Html html) {
        List<Bin> bins = numbers.histogram();
        Histogram.write(
                html,
                new Plot.Text(
                        id,
                        "Histogram of " + column.name(),
                        "From " + Words.brief(numbers.minimum()) + " to " + Words.brief(numbers.maximum()) + ", mean "
                                + Words.brief(numbers.mean()) + ", standard deviation "
                                + Words.brief(numbers.standardDeviation())),
                bins.stream().mapToDouble(Bin::rows).toArray());
        html.open("p", "class", "ends")
                .element("span", Words.brief(numbers.minimum()))
                .element("span", "mean " + Words.brief(numbers.mean()))
                .element("span", Words.brief(numbers.maximum()))
                .close();
        Table table = new Table("Histogram").number("From").number("To").number("Rows");
        bins.forEach(bin ->
                table.row(Cell.of(Words.brief(bin.from())), Cell.of(Words.brief(bin.to())), Cell.of(bin.rows())));
        table.details(html);
    }
}
