package dev.gristmill.trainer.report;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A part of the page.
 *
 * @param id where links go
 * @param title the heading
 * @param there whether a report has anything to say in it
 * @param content writes what stands below the heading
 */
record Section(String id, String title, Predicate<Report> there, BiConsumer<Report, Html> content) {

    void write(Report report, Html html) {
        html.open("section", "id", id, "aria-labelledby", id + "-heading").element("h2", title, "id", id + "-heading");
        content.accept(report, html);
        html.close().line();
    }
}
