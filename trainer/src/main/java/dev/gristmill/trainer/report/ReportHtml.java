package dev.gristmill.trainer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The report as one page for people ({@code report.html}): it needs no other file, no network and no script, and reads on
 * a telephone as on a desk, by day and by night, by ear and by keyboard.
 */
public final class ReportHtml {

    private static final List<Section> SECTIONS = List.of(
            new Section("notes", "Problems and warnings", ProblemsSection::there, ProblemsSection::write),
            new Section("gate", "Gate", report -> report.gate() != null, GateSection::write),
            new Section("metrics", "Metrics", report -> !report.metrics().isEmpty(), MetricsSection::write),
            new Section("evaluation", "Evaluation", DetailSection::there, DetailSection::write),
            new Section("slices", "Slices", SlicesSection::there, SlicesSection::write),
            new Section(
                    "importance",
                    "What the model looks at",
                    report -> report.importance() != null,
                    ImportanceSection::write),
            new Section("learning", "Learning curve", LearningSection::there, LearningSection::write),
            new Section("training", "What was trained on what", report -> true, TrainingSection::write),
            new Section("data", "Data", report -> report.data() != null, DataSection::write),
            new Section("time", "Time", report -> !report.steps().isEmpty(), TimeSection::write),
            new Section("job", "Job file", report -> true, ReportHtml::job));

    private ReportHtml() {}

    /** The bytes of the page; equal for equal reports. */
    public static byte[] of(Report report) {
        List<Section> sections = SECTIONS.stream()
                .filter(section -> section.there().test(report))
                .toList();
        Html html = new Html();
        html.open("html", "lang", "en");
        head(report, html);
        html.open("body", "class", Tone.of(report.outcome().state()).style())
                .element("a", "Skip to the report", "class", "skip", "href", "#report");
        HeaderSection.write(report, html);
        html.open("div", "class", "page");
        contents(sections, html);
        html.open("main", "id", "report");
        sections.forEach(section -> section.write(report, html));
        html.close().close();
        footer(report, html);
        html.asset("script", asset("report.js")).close().close();
        return html.document().getBytes(StandardCharsets.UTF_8);
    }

    private static void head(Report report, Html html) {
        html.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .element("title", report.title() + " – Gristmill report")
                .empty("link", "rel", "icon", "href", "data:,")
                .asset("style", asset("report.css"))
                .close();
    }

    private static void contents(List<Section> sections, Html html) {
        html.open("nav", "aria-label", "Contents").open("ul");
        sections.forEach(section -> html.open("li")
                .element("a", section.title(), "href", "#" + section.id())
                .close());
        html.close().close().line();
    }

    private static void footer(Report report, Html html) {
        var software = report.environment().software();
        html.open("footer")
                .element(
                        "p",
                        "Gristmill " + software.gristmill() + ", Spark " + software.spark() + ", Java "
                                + software.java())
                .element("p", "The same numbers for programs: report.json beside this file")
                .close();
    }

    private static void job(Report report, Html html) {
        html.element(
                        "p",
                        "As it was read, with profiles and --set, before anything was filled in. Digest "
                                + report.job().digest(),
                        "class",
                        "reading digest")
                .element(
                        "pre",
                        report.job().text(),
                        "tabindex",
                        "0",
                        "role",
                        "region",
                        "aria-label",
                        "Text of the job file");
    }

    private static String asset(String name) {
        try (InputStream resource = Objects.requireNonNull(ReportHtml.class.getResourceAsStream(name), name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
