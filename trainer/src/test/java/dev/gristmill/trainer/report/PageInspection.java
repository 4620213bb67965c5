package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Looks at a report on a telephone's, a tablet's and a desk's screen. */
public final class PageInspection {

    private static final int[] WIDTHS = {375, 768, 1440};
    private static final String OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth";
    private static final String HEADINGS =
            "Array.from(document.querySelectorAll('h1, h2, h3')).map(e => e.textContent)";

    private PageInspection() {}

    /** Every heading is there, nothing is too wide, and the browser has nothing to say and nothing to fetch. */
    public static void inspect(Browser browser, URI page, List<String> headings) {
        for (int width : WIDTHS) {
            browser.resize(width);
            browser.open(page);
            assertThat(browser.evaluate(OVERFLOW).asInt())
                    .as("overflow at " + width)
                    .isLessThanOrEqualTo(0);
            assertThat(texts(browser.evaluate(HEADINGS)))
                    .containsAll(ReportHtmlTest.EVERYWHERE)
                    .containsAll(headings);
            nothingWentWrong(browser, page);
        }
    }

    private static void nothingWentWrong(Browser browser, URI page) {
        assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
        assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
        assertThat(browser.events("Log.entryAdded")).isEmpty();
        assertThat(browser.events("Page.javascriptDialogOpening")).isEmpty();
        assertThat(browser.events("Network.requestWillBeSent"))
                .extracting(request -> request.at("/request/url").asText())
                .allMatch(url -> url.equals(page.toString()) || url.equals("data:,"));
    }

    /** The texts of an array. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
