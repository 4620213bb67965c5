package dev.gristmill.job.build;

import dev.gristmill.job.BadRows.Action;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.Engine;
import dev.gristmill.job.Overlap;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects a job in Java. It knows nothing of what is right: {@link #build()} hands what was said to the reader of job
 * files, so that defaults, checks, messages and digest are those of the same job in a file. As there, <code>${env:NAME}
 * </code> in a text is filled in.
 *
 * <p>What is said again replaces what was said before; features, derived columns and requirements add up. For one thread;
 * the built job is immutable.
 */
public final class JobBuilder {

    private static final List<String> ORDER = List.of(
            "apiVersion",
            "kind",
            "name",
            "task",
            "source",
            "sources",
            "query",
            "derive",
            "label",
            "weight",
            "split",
            "badRows",
            "features",
            "algorithm",
            "engine",
            "training",
            "evaluation",
            "gate",
            "publish",
            "overlap");

    private final Map<String, Object> scalars = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
    private final Map<String, List<Object>> lists = new LinkedHashMap<>();
    private Path folder = Path.of("");

    JobBuilder(String name) {
        scalars.put("apiVersion", "gristmill/v1");
        scalars.put("kind", "TrainingJob");
        scalars.put("name", name);
    }

    /** What relative paths are relative to; the working directory by default. */
    public JobBuilder relativeTo(Path base) {
        folder = base;
        return this;
    }

    /** Where the rows come from, with the connector's own options. */
    public JobBuilder source(String connector, Map<String, ?> options) {
        Map<String, Object> source = map("source");
        source.keySet().removeIf(key -> !key.equals("window"));
        source.put("connector", connector);
        Plain.sorted(options).forEach((option, value) -> {
            if (value != null) {
                source.put(option, value);
            }
        });
        return this;
    }

    /** One of several sources that a {@link #query} reads by name, with the connector's own options. */
    public JobBuilder source(String name, String connector, Map<String, ?> options) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("connector", connector);
        Plain.sorted(options).forEach((option, value) -> {
            if (value != null) {
                source.put(option, value);
            }
        });
        return set("sources", name, source);
    }

    /** What of several sources are the rows, in Spark SQL. */
    public JobBuilder query(String sql) {
        scalars.put("query", sql);
        return this;
    }

    /** The rows wanted of the one source, by whole days, the last one included. */
    public JobBuilder window(String column, LocalDate from, LocalDate to) {
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("column", column);
        window.put("from", from.toString());
        window.put("to", to.toString());
        return set("source", "window", window);
    }

    /** A new column from an SQL expression over the source's columns and earlier ones. */
    public JobBuilder derive(String column, String expression) {
        return set("derive", column, expression);
    }

    /** What is to be learned; for when the algorithm leaves a choice. */
    public JobBuilder task(Task task) {
        scalars.put("task", task.label());
        return this;
    }

    /** What is to be predicted, as an SQL expression. */
    public JobBuilder label(String expression) {
        map("label").remove("column");
        return set("label", "expression", expression);
    }

    /** What is to be predicted, as it stands in a column. */
    public JobBuilder labelColumn(String column) {
        map("label").remove("expression");
        return set("label", "column", column);
    }

    /** Of two classes, the one that probabilities are about, as the label writes it: a text, a number or a boolean. */
    public JobBuilder positive(Object value) {
        Object plain = Plain.value(value);
        return set("label", "positive", plain == null ? "" : plain);
    }

    /** How much each row counts, as an SQL expression. */
    public JobBuilder weight(String expression) {
        map("weight").clear();
        return set("weight", "expression", expression);
    }

    /** How much each row counts, as it stands in a column. */
    public JobBuilder weightColumn(String column) {
        map("weight").clear();
        return set("weight", "column", column);
    }

    /** The columns whose hash decides which rows are held out. */
    public JobBuilder splitBy(String... key) {
        return set("split", "key", List.of(key));
    }

    /** The share of rows that only the evaluation sees. */
    public JobBuilder holdout(double share) {
        return set("split", "holdout", share);
    }

    /** The share of rows that early stopping sees. */
    public JobBuilder validation(double share) {
        return set("split", "validation", share);
    }

    /** What becomes of rows that nothing can be learned from; more than one of a hundred are an error in any case. */
    public JobBuilder badRows(Action action) {
        maps.remove("badRows");
        scalars.put("badRows", Plain.word(action));
        return this;
    }

    /** The same, with a limit: a share of the rows below 1, or a whole number of rows. */
    public JobBuilder badRows(Action action, double limit) {
        scalars.remove("badRows");
        return set("badRows", "action", Plain.word(action)).set("badRows", "limit", limit);
    }

    /** More rules for columns, and stages. */
    public JobBuilder features(FeaturePart... parts) {
        for (FeaturePart part : parts) {
            list("features").add(part.written());
        }
        return this;
    }

    /** What is trained, by short name or class, with spark.ml's names for its parameters. */
    public JobBuilder algorithm(String name, Map<String, ?> params) {
        return algorithm(TrainingJobs.algorithm(name, params));
    }

    /** What is trained. */
    public JobBuilder algorithm(AlgorithmPart algorithm) {
        maps.put("algorithm", algorithm.written());
        return this;
    }

    /** Makes everything random repeatable. */
    public JobBuilder seed(long seed) {
        return set("training", "seed", seed);
    }

    /** What fits the model. */
    public JobBuilder engine(Engine engine) {
        scalars.put("engine", Plain.word(engine));
        return this;
    }

    /** Writes a fit that goes step by step down at most this long after the last time: at least a second. */
    public JobBuilder checkpointEvery(Duration time) {
        return set("training", "checkpoint", Map.of("every", text(time)));
    }

    /** Writes a fit that goes step by step down after so many iterations. */
    public JobBuilder checkpointEvery(int iterations) {
        return set("training", "checkpoint", Map.of("iterations", iterations));
    }

    /** Ends a fit that goes step by step after so many steps without the validation rows' metric getting better. */
    public JobBuilder earlyStopping(String metric, int patience, double minDelta) {
        Map<String, Object> stopping = new LinkedHashMap<>();
        stopping.put("metric", metric);
        stopping.put("patience", patience);
        stopping.put("minDelta", minDelta);
        return set("training", "earlyStopping", stopping);
    }

    /** Begins a fit that goes step by step at an earlier model: {@code champion}, or as in {@code flights@3}. */
    public JobBuilder warmStart(String reference) {
        return set("training", "warmStart", reference);
    }

    /** Ends a fit that goes step by step after this long, over all attempts of a run: at least a second. */
    public JobBuilder budget(Duration time) {
        return set("training", "budget", text(time));
    }

    /** Ends a fit that goes step by step after so many iterations. */
    public JobBuilder budget(int iterations) {
        return set("training", "budget", Map.of("iterations", iterations));
    }

    private static String text(Duration time) {
        return time.toSeconds() + "s";
    }

    /** What is measured on the held-out rows; all that the task has by default. */
    public JobBuilder metrics(String... names) {
        return set("evaluation", "metrics", List.of(names));
    }

    /** Columns on each of whose values the metrics are measured too. */
    public JobBuilder slices(String... columns) {
        return set("evaluation", "slices", List.of(columns));
    }

    /** A lower bound that must hold before a version is promoted. */
    public JobBuilder atLeast(String metric, double bound) {
        return require(metric, "atLeast", bound);
    }

    /** An upper bound that must hold before a version is promoted. */
    public JobBuilder atMost(String metric, double bound) {
        return require(metric, "atMost", bound);
    }

    /** The model store, a folder or a URI; the model is named like the job. */
    public JobBuilder publish(String store) {
        map("publish").clear();
        return set("publish", "store", store);
    }

    /** The model store, and the model's name in it. */
    public JobBuilder publish(String store, String model) {
        return publish(store).set("publish", "model", model);
    }

    /** Signs what is published by a key from elsewhere: <code>${file:PATH}</code> or <code>${env:NAME}</code>. */
    public JobBuilder signingKey(String reference) {
        return set("publish", "signingKey", reference);
    }

    /** What a run does when another run of the model is at work; by default it waits. */
    public JobBuilder overlap(Overlap overlap) {
        scalars.put("overlap", Plain.word(overlap));
        return this;
    }

    /**
     * The job, checked with the connectors and algorithms that Gristmill's own class loader sees.
     *
     * @throws dev.gristmill.job.file.InvalidJobException with everything that is wrong with it
     */
    public TrainingJob build() {
        return build(Catalogue.load(JobBuilder.class.getClassLoader()));
    }

    /**
     * The job, checked against a catalogue.
     *
     * @throws dev.gristmill.job.file.InvalidJobException with everything that is wrong with it
     */
    public TrainingJob build(Catalogue catalogue) {
        Map<String, Object> said = new LinkedHashMap<>(scalars);
        said.putAll(maps);
        said.putAll(lists);
        Map<String, Object> job = new LinkedHashMap<>();
        ORDER.stream().filter(said::containsKey).forEach(key -> job.put(key, Objects.requireNonNull(said.get(key))));
        return JobText.of(folder, job).read(catalogue);
    }

    private JobBuilder require(String metric, String comparison, double bound) {
        Map<String, Object> requirement = new LinkedHashMap<>();
        requirement.put("metric", metric);
        requirement.put(comparison, bound);
        list("gate").add(requirement);
        return this;
    }

    private JobBuilder set(String section, String key, Object value) {
        map(section).put(key, value);
        return this;
    }

    private Map<String, Object> map(String section) {
        return maps.computeIfAbsent(section, key -> new LinkedHashMap<>());
    }

    private List<Object> list(String section) {
        return lists.computeIfAbsent(section, key -> new ArrayList<>());
    }
}
