package dev.gristmill.trainer.report;

import java.util.Locale;

/** Where the time went. */
final class TimeSection {

    private TimeSection() {}

    static void write(Report report, Html html) {
        double all = Math.max(
                1,
                report.steps().stream().mapToLong(Report.Step::durationMillis).sum());
        Table table = new Table(
                        "The run took " + Words.duration(report.outcome().durationMillis()))
                .text("Step")
                .number("Time")
                .number("Share")
                .bars("Over the run")
                .text("Ended");
        double before = 0;
        for (Report.Step step : report.steps()) {
            double share = step.durationMillis() / all;
            table.row(
                    Cell.of(step.name().toLowerCase(Locale.ROOT)),
                    Cell.of(Words.duration(step.durationMillis())),
                    Cell.of(Words.percent(share)),
                    Cell.Bar.between(before, before + share),
                    new Cell.Mark(step.state().name().toLowerCase(Locale.ROOT), Tone.of(step.state())));
            before += share;
        }
        table.write(html);
    }
}
