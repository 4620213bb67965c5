package dev.gristmill.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ReportHtmlTest {

    private static final int LIMIT = 400_000;

    /** What each kind of report must have a heading for, besides what all of them have. */
    static final Map<String, List<String>> HEADINGS = Map.ofEntries(
            Map.entry(
                    "binary",
                    List.of(
                            "Gate",
                            "Metrics",
                            "Evaluation",
                            "Confusion at a threshold",
                            "ROC curve",
                            "Precision and recall",
                            "Calibration",
                            "Gain",
                            "Slices",
                            "By origin",
                            "What the model looks at",
                            "By column and level",
                            "Learning curve",
                            "Data",
                            "distance",
                            "origin")),
            Map.entry("multiclass", List.of("Evaluation", "Confusion", "By class", "By column")),
            Map.entry(
                    "regression",
                    List.of(
                            "Predicted and actual",
                            "Residuals",
                            "By rising prediction",
                            "Residual quantiles",
                            "What the model looks at")),
            Map.entry("clustering", List.of("Cluster sizes", "What the model looks at")),
            Map.entry("recommendation", List.of("Ranking at k", "Residuals")),
            Map.entry("patterns", List.of("Frequent patterns", "Rules")),
            Map.entry("topics", List.of("Topic 0", "Topic 1")),
            Map.entry("embedding", List.of("Metrics")),
            Map.entry("failed", List.of("Problems and warnings")),
            Map.entry("rejected", List.of("Problems and warnings", "Gate", "ROC curve")),
            Map.entry("hostile", List.of("Problems and warnings", "ROC curve", "Data")));

    static final List<String> EVERYWHERE =
            List.of("What was trained on what", "Source", "Rows", "Model", "Run", "Time", "Job file");

    static Iterable<String> names() {
        return Reports.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWellFormedWithEveryHeadingInOrder(String name) throws Exception {
        byte[] page = ReportHtml.of(Objects.requireNonNull(Reports.all().get(name)));
        Document document = parsed(page);
        assertThat(page).hasSizeLessThan(LIMIT);
        List<String> headings = new ArrayList<>();
        int level = 0;
        for (Element element : elements(document)) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
                headings.add(element.getTextContent());
            }
        }
        assertThat(headings).containsAll(EVERYWHERE).containsAll(Objects.requireNonNull(HEADINGS.get(name)));
        assertThat(document.getElementsByTagName("h1").getLength()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesEveryChartAndEveryTable(String name) throws Exception {
        Document document =
                parsed(ReportHtml.of(Objects.requireNonNull(Reports.all().get(name))));
        Set<String> ids = new HashSet<>();
        for (Element element : elements(document)) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
            }
        }
        for (Element element : elements(document)) {
            switch (element.getTagName()) {
                case "svg" ->
                    assertThat(element.getAttribute("role").equals("img")
                                    || element.getAttribute("aria-hidden").equals("true"))
                            .isTrue();
                case "table" ->
                    assertThat(element.getFirstChild().getNodeName()).isEqualTo("caption");
                case "th" -> assertThat(element.getAttribute("scope")).isIn("col", "row");
                default -> {}
            }
            for (String id : element.getAttribute("aria-labelledby").split(" ", -1)) {
                assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
            }
            if (element.getAttribute("href").startsWith("#")) {
                assertThat(ids).contains(element.getAttribute("href").substring(1));
            }
        }
    }

    @Test
    void takesHostileTextForText() throws Exception {
        byte[] bytes = ReportHtml.of(Reports.hostile());
        String page = new String(bytes, StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("<script>alert", " onload=\"").contains("&lt;script&gt;alert");
        Document document = parsed(bytes);
        assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(2);
        for (Element element : elements(document)) {
            NodeList links = element.getElementsByTagName("a");
            for (int i = 0; i < links.getLength(); i++) {
                assertThat(((Element) links.item(i)).getAttribute("href")).startsWith("#");
            }
        }
    }

    @Test
    void needsNothingFromElsewhere() {
        Reports.all()
                .forEach((name, report) -> assertThat(new String(ReportHtml.of(report), StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain(" src=", "url(", "@import", "http://", "https://"));
    }

    @Test
    void showsTheConfusionAtOneHalfWithoutScript() throws Exception {
        Document document = parsed(ReportHtml.of(Reports.binary()));
        List<String> counts = elements(document).stream()
                .filter(element -> element.hasAttribute("data-count"))
                .map(Element::getTextContent)
                .toList();
        // (1 - 0.5)^0.9 of 14,632 positive rows and (1 - 0.5)^2.8 of 57,488 negative ones
        assertThat(counts).containsExactly("7,841", "6,791", "8,255", "49,233");
    }

    @Test
    void saysWhatWentWrong() {
        assertThat(new String(ReportHtml.of(Reports.failed()), StandardCharsets.UTF_8))
                .contains("DATA-111", "What to do: write the file again", "exit code 65")
                .contains("The run ended before it had read anything.");
    }

    private static Document parsed(byte[] page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page));
    }

    private static List<Element> elements(Document document) {
        NodeList all = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements;
    }
}
