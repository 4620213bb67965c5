package dev.gristmill.job.docs;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.MetricDescription;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.Task;
import dev.gristmill.job.grammar.CatalogueGrammar;
import dev.gristmill.job.grammar.JobGrammar;
import dev.gristmill.job.grammar.Key;
import dev.gristmill.job.grammar.RuleGrammar;
import dev.gristmill.job.grammar.Shape.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pages under docs that follow the grammar and the catalogue. */
final class Pages {

    private final Catalogue catalogue;

    Pages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** File name to text. */
    Map<String, String> all() throws IOException {
        CatalogueGrammar grammar = new CatalogueGrammar(catalogue);
        KeyRows rows = KeyRows.of(JobGrammar.of(catalogue), grammar);
        Map<String, String> parts = Map.of(
                "keys", rows.keys(),
                "unbuilt", rows.unbuilt(),
                "rules", KeyRows.of(RuleGrammar.RULE, grammar).keys(),
                "algorithms", algorithms(),
                "algorithm-parameters", algorithmParameters(),
                "metrics", metrics(),
                "stages", stages(),
                "stage-parameters", stageParameters());
        Map<String, String> pages = new LinkedHashMap<>();
        for (String page : List.of("job-file.md", "algorithms.md", "stages.md")) {
            pages.put(page, filled(template(page), parts));
        }
        return pages;
    }

    private static String filled(String template, Map<String, String> parts) {
        String text = template;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            text = text.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return text;
    }

    private static String template(String page) throws IOException {
        try (InputStream stream = Pages.class.getResourceAsStream(page)) {
            return new String(Objects.requireNonNull(stream, page).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String algorithms() {
        MarkdownTable table = new MarkdownTable("name", "class", "tasks", "what it does");
        catalogue
                .algorithms()
                .forEach(it -> table.row(
                        MarkdownTable.code(it.name()),
                        MarkdownTable.code(CatalogueGrammar.simpleName(it.className())),
                        labels(it.tasks()),
                        it.doc()));
        return table.toString();
    }

    private static String labels(List<Task> tasks) {
        return String.join(", ", tasks.stream().map(Task::label).toList());
    }

    private String algorithmParameters() {
        StringBuilder text = new StringBuilder();
        for (AlgorithmDescription it : catalogue.algorithms()) {
            section(text, it.name(), it.className(), it.doc() + " Learns " + labels(it.tasks()) + ".", it.parameters());
        }
        return text.toString().strip();
    }

    private String metrics() {
        MarkdownTable table = new MarkdownTable("metric", "tasks", "better", "range", "what it measures");
        for (MetricDescription it : catalogue.metrics()) {
            boolean higher = it.direction() == MetricDescription.Direction.HIGHER_IS_BETTER;
            table.row(
                    MarkdownTable.code(it.name()),
                    labels(it.tasks()),
                    higher ? "higher" : "lower",
                    ValueText.range(CatalogueGrammar.bound("atLeast", it)),
                    it.definition());
        }
        return table.toString();
    }

    private String stages() {
        MarkdownTable table = new MarkdownTable("name", "what it does");
        catalogue.stages().forEach(it -> table.row(MarkdownTable.code(it.name()), it.doc()));
        return table.toString();
    }

    private String stageParameters() {
        StringBuilder text = new StringBuilder();
        catalogue.stages().forEach(it -> section(text, it.name(), it.className(), it.doc(), it.parameters()));
        return text.toString().strip();
    }

    private static void section(
            StringBuilder text, String name, String className, String doc, List<Parameter> parameters) {
        text.append("## ").append(name).append("\n\n");
        text.append(MarkdownTable.code(className)).append("\n\n");
        text.append(doc).append("\n\n");
        if (parameters.isEmpty()) {
            text.append("It has no parameters.\n\n");
            return;
        }
        MarkdownTable table = new MarkdownTable("parameter", "type", "default", "values", "meaning");
        for (Parameter parameter : parameters) {
            Key key = Key.of(parameter);
            table.row(
                    MarkdownTable.code(parameter.name()),
                    ValueText.type(new Scalar(parameter)),
                    ValueText.standard(key),
                    ValueText.range(parameter),
                    parameter.doc());
        }
        text.append(table).append("\n\n");
    }
}
