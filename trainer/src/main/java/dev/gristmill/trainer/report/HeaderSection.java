package dev.gristmill.trainer.report;

import dev.gristmill.job.MetricDescription.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How it ended, and the numbers that matter most. */
final class HeaderSection {

    private static final int TILES = 6;

    private HeaderSection() {}

    static void write(Report report, Html html) {
        Tone tone = Tone.of(report.outcome().state());
        html.open("header")
                .element("p", "Training report", "class", "overline")
                .element("h1", report.title())
                .open("p", "class", "decision")
                .open("span", "class", "pill " + tone.style())
                .element("span", tone.symbol(), "aria-hidden", "true", "class", "symbol")
                .text(word(report))
                .close()
                .element("span", decision(report))
                .close()
                .element("p", facts(report), "class", "facts");
        if (!report.metrics().isEmpty()) {
            html.open("ul", "class", "tiles", "aria-label", "Headline metrics");
            report.metrics().stream().limit(TILES).forEach(metric -> tile(metric, html));
            html.close();
        }
        html.close().line();
    }

    private static String word(Report report) {
        String word = report.outcome().state().name().replace('_', ' ');
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String decision(Report report) {
        var error = report.outcome().error();
        return error == null ? report.outcome().decision() : error.message();
    }

    private static String facts(Report report) {
        List<String> facts = new ArrayList<>();
        if (report.logicalDate() != null) {
            facts.add("for " + report.logicalDate());
        }
        if (report.task() != null) {
            facts.add(report.task());
        }
        facts.add(report.algorithm().name());
        facts.add(Words.time(report.outcome().finishedAt()));
        facts.add(Words.duration(report.outcome().durationMillis()));
        return String.join(" · ", facts);
    }

    private static void tile(Report.Metric metric, Html html) {
        html.open("li")
                .element("span", metric.name(), "class", "name")
                .element("span", Words.number(metric.value()), "class", "value")
                .element("span", direction(metric.direction()), "class", "direction")
                .close();
    }

    static String direction(@Nullable Direction direction) {
        if (direction == null) {
            return "";
        }
        return direction == Direction.HIGHER_IS_BETTER ? "higher is better" : "lower is better";
    }
}
