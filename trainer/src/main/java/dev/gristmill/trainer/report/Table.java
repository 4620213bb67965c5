package dev.gristmill.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in the making: its caption, its columns, then its rows. The first column names the rows. */
final class Table {

    private static final int WIDTH = 100;

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(String caption) {
        this.caption = caption;
    }

    /** Adds a column of words. */
    Table text(String heading) {
        columns.add(new Column(heading, "text"));
        return this;
    }

    /** Adds a column of sentences. */
    Table prose(String heading) {
        columns.add(new Column(heading, "text prose"));
        return this;
    }

    /** Adds a column of numbers. */
    Table number(String heading) {
        columns.add(new Column(heading, "number"));
        return this;
    }

    /** Adds a column of bars. */
    Table bars(String heading) {
        columns.add(new Column(heading, "bars"));
        return this;
    }

    Table row(Cell... cells) {
        return row(List.of(cells));
    }

    Table row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Writes it into a box that scrolls where the screen is narrow. */
    void write(Html html) {
        html.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0")
                .open("table")
                .element("caption", caption)
                .open("thead")
                .open("tr");
        columns.forEach(column -> html.element("th", column.heading(), "scope", "col", "class", column.style()));
        html.close().close().open("tbody");
        rows.forEach(row -> row(html, row));
        html.close().close().close().line();
    }

    /** Writes it to be opened: the numbers behind a chart. */
    void details(Html html) {
        html.open("details").element("summary", "Numbers");
        write(html);
        html.close();
    }

    /** Writes the first rows, and the others to be opened. */
    void fold(Html html, int shown) {
        if (rows.size() <= shown) {
            write(html);
            return;
        }
        part(0, shown).write(html);
        html.open("details").element("summary", Words.count(rows.size() - shown) + " more");
        part(shown, rows.size()).write(html);
        html.close();
    }

    private Table part(int from, int to) {
        Table part = new Table(caption);
        part.columns.addAll(columns);
        part.rows.addAll(rows.subList(from, to));
        return part;
    }

    private void row(Html html, List<Cell> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            cell(html, cells.get(i), columns.get(i), i == 0);
        }
        html.close();
    }

    private static void cell(Html html, Cell cell, Column column, boolean names) {
        if (names) {
            html.open("th", "scope", "row", "class", column.style());
        } else if (cell instanceof Cell.Shade shade) {
            html.open("td", "class", column.style() + " shade", "style", share(shade.share()));
        } else {
            html.open("td", "class", column.style());
        }
        content(html, cell);
        html.close();
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "--share: %.3f", share);
    }

    private static void content(Html html, Cell cell) {
        if (cell instanceof Cell.Text text) {
            html.text(text.text());
        } else if (cell instanceof Cell.Shade shade) {
            html.text(shade.text());
        } else if (cell instanceof Cell.Mark mark) {
            html.open("span", "class", "mark " + mark.tone().style())
                    .element("span", mark.tone().symbol(), "aria-hidden", "true", "class", "symbol")
                    .text(mark.text())
                    .close();
        } else if (cell instanceof Cell.Bar bar) {
            bar(html, bar);
        }
    }

    private static void bar(Html html, Cell.Bar bar) {
        html.open(
                        "svg",
                        "class",
                        "bar",
                        "aria-hidden",
                        "true",
                        "viewBox",
                        "0 0 " + WIDTH + " 10",
                        "preserveAspectRatio",
                        "none")
                .empty("rect", "class", "track", "x", "0", "y", "0", "width", Integer.toString(WIDTH), "height", "10")
                .empty(
                        "rect",
                        "class",
                        bar.below() ? "fill below" : "fill",
                        "x",
                        Plot.place(WIDTH * bar.from()),
                        "y",
                        "0",
                        "width",
                        Plot.place(Math.max(WIDTH * (bar.to() - bar.from()), bar.to() > bar.from() ? 0.7 : 0)),
                        "height",
                        "10")
                .close();
    }

    private record Column(String heading, String style) {}
}
