package dev.gristmill.trainer.report;

import dev.gristmill.store.artifact.SplitCounts;
import dev.gristmill.trainer.judgement.Judgement;
import org.jspecify.annotations.Nullable;

/** Every metric with what it means. */
final class MetricsSection {

    private MetricsSection() {}

    static void write(Report report, Html html) {
        Table table = new Table(caption(report.judgement(), report.split()))
                .text("Metric")
                .number("Value")
                .text("Better")
                .number("Range")
                .prose("Meaning");
        for (Report.Metric metric : report.metrics()) {
            table.row(
                    Cell.of(metric.name()),
                    Cell.of(Words.number(metric.value())),
                    Cell.of(HeaderSection.direction(metric.direction()).replace(" is better", "")),
                    Cell.of(range(metric)),
                    Cell.of(meaning(metric)));
        }
        table.write(html);
    }

    private static String caption(@Nullable Judgement judgement, @Nullable SplitCounts split) {
        if (judgement == null || judgement.rows() == 0 || split == null || split.testRows() == 0) {
            return "Of what was learned from the rows that trained";
        }
        String rows = "On " + Words.some(judgement.rows(), "row") + " that " + (judgement.rows() == 1 ? "was" : "were")
                + " held out";
        return judgement.weight() == null ? rows : rows + ", of weight " + Words.number(judgement.weight());
    }

    private static String range(Report.Metric metric) {
        Double least = metric.minimum();
        Double largest = metric.maximum();
        if (least != null && largest != null) {
            return Words.brief(least) + " to " + Words.brief(largest);
        } else if (least != null) {
            return "from " + Words.brief(least);
        }
        return largest == null ? Words.NONE : "up to " + Words.brief(largest);
    }

    private static String meaning(Report.Metric metric) {
        String definition = metric.definition() == null ? "" : metric.definition();
        return metric.binningError() == null || metric.binningError() == 0
                ? definition
                : definition + " (binning moves it by at most " + Words.brief(metric.binningError()) + ")";
    }
}
