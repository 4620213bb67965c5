package dev.gristmill.job.file;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.PublishSpec;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a whole job from its filled-in tree. Every top-level key of the grammar is named here. */
final class JobReader {

    private static final List<String> BUILT = List.of(
            "apiVersion",
            "kind",
            "name",
            "source",
            "derive",
            "label",
            "split",
            "features",
            "algorithm",
            "training",
            "evaluation",
            "gate",
            "publish",
            "profiles");
    private static final List<String> UNBUILT = List.of(
            "sources",
            "query",
            "weight",
            "task",
            "engine",
            "search",
            "contract",
            "badRows",
            "retention",
            "hooks",
            "schedule",
            "overlap",
            "resources",
            "spark",
            "placement",
            "serving");

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final String NAME_FORM = "1 to 64 of a-z, 0-9 and -";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String SQL = "an SQL expression";

    private final Catalogue catalogue;
    private final JudgingReader judging;

    JobReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.judging = new JudgingReader(catalogue);
    }

    TrainingJob read(MapNode tree, JobOrigin origin, Reading reading) {
        Section job = new Section("", tree.position(), tree, reading).check(BUILT, UNBUILT);
        job.require("apiVersion", "gristmill/v1").oneOf(List.of("gristmill/v1"), List.of());
        job.require("kind", "TrainingJob").oneOf(List.of("TrainingJob"), List.of());
        String name = job.require("name", NAME_FORM).matching(NAME, NAME_FORM);
        List<GateRequirement> gate = job.find("gate").map(judging::gate).orElse(List.of());
        return new TrainingJob(
                name,
                SourceReader.read(job.require("source", "a map with the connector and its options"), catalogue),
                job.find("derive").map(JobReader::derive).orElse(Map.of()),
                label(job.require("label", "column or expression")),
                job.find("split").map(SplitReader::read).orElse(SplitReader.DEFAULT),
                FeaturesReader.read(job.require("features", FeaturesReader.EXPECTED)),
                LearningReader.algorithm(job.require("algorithm", "a map with name and params"), catalogue),
                job.find("training").map(LearningReader::training).orElse(new TrainingSpec(0)),
                JudgingReader.complete(
                        job.find("evaluation").map(judging::evaluation).orElse(JudgingReader.DEFAULT), gate),
                gate,
                publish(job.require("publish", "a map with store and model"), name),
                origin);
    }

    private static Map<String, String> derive(Value value) {
        Section derive = value.section("a map of column name to SQL expression");
        Map<String, String> columns = new LinkedHashMap<>();
        derive.map()
                .entries()
                .forEach((column, entry) ->
                        columns.put(column, derive.require(column, SQL).text(SQL)));
        return columns;
    }

    private static LabelSpec label(Value value) {
        Section label =
                value.section("a map with column or expression").check(List.of("column", "expression"), List.of());
        if (label.has("column") && label.has("expression")) {
            label.exclude("expression", "column", "a label is one or the other");
        }
        return label.find("column")
                .map(it -> new LabelSpec(identifier(it.text("a column's name"))))
                .orElseGet(() -> new LabelSpec(label.require("expression", SQL).text(SQL)));
    }

    private static String identifier(String column) {
        return IDENTIFIER.matcher(column).matches() ? column : "`" + column.replace("`", "``") + "`";
    }

    private static PublishSpec publish(Value value, String jobName) {
        Section publish = value.section("a map with store and model").check(List.of("store", "model"), List.of());
        String store = Typed.path(publish.require("store", "a path or a URI"));
        String model =
                publish.find("model").map(it -> it.matching(NAME, NAME_FORM)).orElse(jobName);
        return new PublishSpec(store, model);
    }
}
