package dev.gristmill.trainer.report;

import dev.gristmill.store.artifact.SplitCounts;
import org.jspecify.annotations.Nullable;

/** What was trained on what, and where it is. */
final class TrainingSection {

    private TrainingSection() {}

    static void write(Report report, Html html) {
        html.open("div", "class", "charts");
        source(report.source(), html);
        rows(report.split(), html);
        model(report, html);
        run(report, html);
        html.close();
    }

    private static void source(Report.@Nullable Source source, Html html) {
        begin("Source", html);
        if (source == null) {
            html.element("p", "The run ended before it had read anything.", "class", "empty");
            html.close();
            return;
        }
        html.open("dl", "class", "list");
        fact("Connector", source.connector(), html);
        fact("Location", source.location(), html);
        fact(
                "Pinned",
                Words.some(source.units(), "piece") + ", " + Words.size(source.bytes())
                        + (source.filesRead() == null ? "" : ", " + Words.some(source.filesRead(), "file")),
                html);
        fact("First piece", source.firstUnit(), html);
        fact("Last piece", source.lastUnit(), html);
        Report.Window window = source.window();
        fact("Days", window == null ? "all" : window.from() + " to " + window.to() + " by " + window.column(), html);
        fact(
                "Read",
                Words.some(source.rowsRead(), "row")
                        + (source.bytesRead() == null ? "" : ", " + Words.size(source.bytesRead())),
                html);
        html.close().close();
    }

    private static void rows(@Nullable SplitCounts split, Html html) {
        begin("Rows", html);
        if (split == null) {
            html.element("p", "The run ended before its rows were split.", "class", "empty");
        } else {
            double all = split.trainRows() + split.validationRows() + split.testRows();
            Table table = new Table("What the rows were for")
                    .text("Part")
                    .number("Rows")
                    .number("Share")
                    .bars("Share");
            row("trained", split.trainRows(), all, table);
            row("validated", split.validationRows(), all, table);
            row("held out", split.testRows(), all, table);
            table.write(html);
        }
        html.close();
    }

    private static void row(String part, long rows, double all, Table table) {
        double share = all == 0 ? 0 : rows / all;
        table.row(Cell.of(part), Cell.of(rows), Cell.of(Words.percent(share)), Cell.Bar.of(share));
    }

    private static void model(Report report, Html html) {
        begin("Model", html);
        html.open("dl", "class", "list");
        Report.Model model = report.model();
        fact("Version", model == null ? "none was made" : report.title(), html);
        fact("Champion", model == null ? null : model.promoted() ? "yes" : "no", html);
        fact("Task", report.task(), html);
        fact(
                "Algorithm",
                report.algorithm().name() + " by " + report.algorithm().engine(),
                html);
        fact("Class", report.algorithm().className(), html);
        fact("Seed", Long.toString(report.environment().seed()), html);
        fact("Pipeline model", model == null ? null : model.pipelineModel(), html);
        html.close().close();
    }

    private static void run(Report report, Html html) {
        begin("Run", html);
        html.open("dl", "class", "list");
        fact("Job", report.job().name(), html);
        fact("Logical date", report.logicalDate(), html);
        fact("Began", Words.time(report.outcome().startedAt()), html);
        fact("Ended", Words.time(report.outcome().finishedAt()), html);
        fact("Run", report.run().id(), html);
        fact("Attempt", report.run().attempt(), html);
        fact("Goes on from", report.run().resumedFrom(), html);
        fact("Records", report.run().folder(), html);
        html.close().close();
    }

    private static void begin(String title, Html html) {
        html.open("article", "class", "card").element("h3", title);
    }

    private static void fact(String name, @Nullable String value, Html html) {
        if (value != null) {
            html.open("div").element("dt", name).element("dd", value).close();
        }
    }
}
