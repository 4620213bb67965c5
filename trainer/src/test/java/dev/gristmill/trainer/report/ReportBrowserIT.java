package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.testing.RequiresTool;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page in a browser: for each kind of report, on a telephone's and on a desk's screen. */
@RequiresTool(value = "chromium", install = "apt-get install -y chromium")
final class ReportBrowserIT {

    private static final String COUNTS =
            "Array.from(document.querySelectorAll('[data-count]')).map(e => e.textContent)";

    /** Not below the test's own: the browser still writes into its profile while it ends. */
    @TempDir
    private static Path profile;

    @TempDir
    private Path folder;

    private static @Nullable Browser started;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        started = Browser.start(profile);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (started != null) {
            started.stop();
        }
    }

    static Iterable<String> names() {
        return Reports.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsOnEveryScreenWithoutErrorsOrRequests(String name) throws IOException {
        PageInspection.inspect(
                browser(),
                page(Objects.requireNonNull(Reports.all().get(name))),
                Objects.requireNonNull(ReportHtmlTest.HEADINGS.get(name)));
    }

    @Test
    void movesTheThresholdByKeyboard() throws IOException {
        browser().resize(1440);
        browser().open(page(Reports.binary()));
        assertThat(PageInspection.texts(browser().evaluate(COUNTS)))
                .containsExactly("7,841", "6,791", "8,255", "49,233");
        browser().evaluate("document.getElementById('threshold').focus()");
        press("ArrowRight", 39);

        // (1 - 0.51)^0.9 of 14,632 positive rows and (1 - 0.51)^2.8 of 57,488 negative ones
        assertThat(PageInspection.texts(browser().evaluate(COUNTS)))
                .containsExactly("7,700", "6,932", "7,801", "49,687");
        assertThat(browser()
                        .evaluate("document.getElementById('threshold-value').textContent")
                        .asText())
                .isEqualTo("0.51");
        assertThat(browser()
                        .evaluate("document.querySelector('[data-measure=recall]').textContent")
                        .asText())
                .isEqualTo("0.5262");
        press("Home", 36);
        assertThat(PageInspection.texts(browser().evaluate(COUNTS))).containsExactly("14,632", "0", "57,488", "0");
    }

    @Test
    void readsWithoutScript() throws IOException {
        browser().call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser().open(page(Reports.binary()));
            assertThat(browser()
                            .evaluate("document.getElementById('threshold').hidden")
                            .asBoolean())
                    .isTrue();
            assertThat(PageInspection.texts(browser().evaluate(COUNTS)))
                    .containsExactly("7,841", "6,791", "8,255", "49,233");
        } finally {
            browser().call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void isDarkWhereTheReaderWantsIt() throws IOException {
        URI page = page(Reports.multiclass());
        String light = ground(page, "light");
        String dark = ground(page, "dark");
        assertThat(light).isEqualTo("rgb(247, 246, 242)");
        assertThat(dark).isEqualTo("rgb(20, 24, 27)");
    }

    private static String ground(URI page, String scheme) {
        browser()
                .call(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser().open(page);
        return browser()
                .evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
    }

    private static void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            browser()
                    .call(
                            "Input.dispatchKeyEvent",
                            Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    private URI page(Report report) throws IOException {
        return Files.write(folder.resolve("report.html"), ReportHtml.of(report)).toUri();
    }

    private static Browser browser() {
        return Objects.requireNonNull(started);
    }
}
