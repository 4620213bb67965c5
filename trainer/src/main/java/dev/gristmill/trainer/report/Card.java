package dev.gristmill.trainer.report;

import org.jspecify.annotations.Nullable;

/** A box with a heading. */
final class Card {

    private Card() {}

    /**
     * A chart, or a table, with how to read it.
     *
     * @param numbers what the chart is drawn from; null where the content tells it itself
     */
    static void write(Html html, Plot.Text text, Runnable content, @Nullable Table numbers) {
        html.open("article", "class", "card")
                .element("h3", text.title())
                .element("p", text.description(), "class", "reading");
        content.run();
        if (numbers != null) {
            numbers.details(html);
        }
        html.close().line();
    }
}
