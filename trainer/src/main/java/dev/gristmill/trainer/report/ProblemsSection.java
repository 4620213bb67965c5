package dev.gristmill.trainer.report;

import dev.gristmill.error.ErrorDocument;

/** Why the run failed, and what may be wrong. */
final class ProblemsSection {

    private ProblemsSection() {}

    static boolean there(Report report) {
        return report.outcome().error() != null || !report.outcome().warnings().isEmpty();
    }

    static void write(Report report, Html html) {
        ErrorDocument error = report.outcome().error();
        if (error != null) {
            error(error, report.outcome().exitCode(), html);
        }
        if (!report.outcome().warnings().isEmpty()) {
            html.open("ul", "class", "warnings");
            report.outcome()
                    .warnings()
                    .forEach(warning -> html.open("li", "class", "note careful")
                            .element("span", Tone.CAREFUL.symbol(), "aria-hidden", "true", "class", "symbol")
                            .element("span", warning)
                            .close());
            html.close();
        }
    }

    private static void error(ErrorDocument error, int exitCode, Html html) {
        html.open("div", "class", "note bad")
                .element("span", Tone.BAD.symbol(), "aria-hidden", "true", "class", "symbol")
                .open("div")
                .open("p", "class", "what")
                .element("strong", error.code())
                .text(" " + error.message())
                .close();
        if (error.where() != null) {
            html.element("p", "Where: " + error.where());
        }
        if (error.hint() != null) {
            html.element("p", "What to do: " + error.hint());
        }
        String again = error.retryable() ? "Running it again may succeed" : "Running it again as it is will not help";
        html.element("p", again + "; exit code " + exitCode, "class", "reading")
                .close()
                .close();
    }
}
