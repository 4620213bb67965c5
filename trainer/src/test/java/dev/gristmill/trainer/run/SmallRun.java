package dev.gristmill.trainer.run;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.AlgorithmDescription.Input;
import dev.gristmill.job.AlgorithmSpec;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.Catalogue;
import dev.gristmill.job.ColumnRule;
import dev.gristmill.job.ColumnSelector;
import dev.gristmill.job.Engine;
import dev.gristmill.job.EvaluationSpec;
import dev.gristmill.job.FeatureRule;
import dev.gristmill.job.GateRequirement;
import dev.gristmill.job.InputSpec;
import dev.gristmill.job.JobOrigin;
import dev.gristmill.job.LabelSpec;
import dev.gristmill.job.Overlap;
import dev.gristmill.job.Parameter;
import dev.gristmill.job.PublishSpec;
import dev.gristmill.job.Secret;
import dev.gristmill.job.SourceSpec;
import dev.gristmill.job.SplitSpec;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.TrainingSpec;
import dev.gristmill.job.WeightSpec;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import dev.gristmill.job.grammar.Words;
import dev.gristmill.store.ModelStore;
import dev.gristmill.store.run.RunRequest;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.StoredModels;
import dev.gristmill.trainer.algorithm.AlgorithmDescriptions;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Runs a job of any algorithm on some rows, in this JVM. The rows' column {@code id} decides the split, if none is named. */
final class SmallRun {

    private static final Catalogue CATALOGUE = Catalogue.load(SmallRun.class.getClassLoader());

    static final long SEED = 7;
    static final SplitSpec SPLIT = new SplitSpec(List.of("id"), 0.2, 0.0);

    private final Path folder;
    private final List<String> notes = new ArrayList<>();
    private SplitSpec split = SPLIT;
    private @Nullable LabelSpec label;
    private List<String> features = List.of();
    private final List<FeatureRule> rules = new ArrayList<>();
    private @Nullable Task task;
    private List<Task> tasks = List.of();
    private AlgorithmSpec algorithm = spark("classification.LogisticRegression", Map.of());
    private List<String> metrics = List.of();
    private List<String> slices = List.of();
    private @Nullable WeightSpec weight;
    private List<GateRequirement> gate = List.of();
    private BadRows badRows = BadRows.FAIL;
    private Overlap overlap = Overlap.QUEUE;
    private Engine engine = Engine.AUTO;
    private TrainingSpec training = TrainingSpec.seeded(SEED);
    private RunListener hearer = event -> {};
    private boolean fromFile;
    private final InputSpec input;
    private @Nullable Secret signingKey;

    /** On rows that are written below the folder, beside the store. */
    SmallRun(Path folder, Dataset<Row> rows) {
        this(
                folder,
                InputSpec.of(new SourceSpec(
                        "files", Map.of("path", folder.resolve("data").toString(), "format", "parquet"), null)));
        rows.coalesce(1).write().mode("overwrite").parquet(data());
    }

    private SmallRun(Path folder, InputSpec input) {
        this.folder = folder;
        this.input = input;
    }

    /** On files that are there, by the options of their source. The store is below the folder. */
    static SmallRun of(Path folder, Map<String, Object> source) {
        return of(folder, InputSpec.of(new SourceSpec("files", source, null)));
    }

    /** On whatever a job can read. The store is below the folder. */
    static SmallRun of(Path folder, InputSpec input) {
        return new SmallRun(folder, input);
    }

    /** A class of spark.ml by the end of its name. */
    static AlgorithmSpec spark(String name, Map<String, Object> params) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return new AlgorithmSpec(simple, "org.apache.spark.ml." + name, params, null);
    }

    String data() {
        return folder.resolve("data").toString();
    }

    SmallRun label(String expression) {
        return label(expression, null);
    }

    SmallRun label(String expression, @Nullable String positive) {
        label = new LabelSpec(expression, positive);
        return this;
    }

    SmallRun features(String... columns) {
        features = List.of(columns);
        return this;
    }

    /** Adds a rule after the columns that enter as they are. */
    SmallRun rule(FeatureRule rule) {
        rules.add(rule);
        return this;
    }

    SmallRun task(Task stated) {
        task = stated;
        tasks = List.of(stated);
        return this;
    }

    /** Leaves it to the labels which kind of classification it is. */
    SmallRun anyClassification() {
        task = null;
        tasks = List.of(Task.BINARY_CLASSIFICATION, Task.MULTICLASS_CLASSIFICATION);
        return this;
    }

    SmallRun algorithm(AlgorithmSpec spec) {
        algorithm = spec;
        return this;
    }

    /** The column that decides the split. */
    SmallRun key(String column) {
        split = new SplitSpec(List.of(column), split.holdout(), 0.0);
        return this;
    }

    SmallRun holdout(double share) {
        split = new SplitSpec(split.key(), share, 0.0);
        return this;
    }

    SmallRun validation(double share) {
        split = new SplitSpec(List.of("id"), split.holdout(), share);
        return this;
    }

    SmallRun badRows(BadRows.Action action, double limit) {
        badRows = new BadRows(action, limit);
        return this;
    }

    SmallRun metrics(String... names) {
        metrics = List.of(names);
        return this;
    }

    SmallRun slices(String... columns) {
        slices = List.of(columns);
        return this;
    }

    SmallRun weight(String expression) {
        weight = new WeightSpec(expression);
        return this;
    }

    SmallRun gate(GateRequirement requirement) {
        gate = List.of(requirement);
        return this;
    }

    SmallRun signedBy(Secret key) {
        signingKey = key;
        return this;
    }

    /** Tells this one too what happens. */
    SmallRun hearing(RunListener listener) {
        hearer = listener;
        return this;
    }

    SmallRun engine(Engine value) {
        engine = value;
        return this;
    }

    SmallRun training(TrainingSpec value) {
        training = value;
        return this;
    }

    /** What to do when another run of the model is at work. */
    SmallRun overlap(Overlap policy) {
        overlap = policy;
        return this;
    }

    /** Writes the job as a job file and reads it, instead of making it from its parts. */
    SmallRun fromFile() {
        fromFile = true;
        return this;
    }

    TrainSummary run() {
        return start().summary();
    }

    TrainingRun.Outcome start() {
        TrainingJob job = fromFile ? read() : job();
        RunRequest request = new RunRequest("small", job.name(), job.origin().digest(), null, null);
        RunContext context = new RunContext(
                job,
                request,
                store(),
                Plugins.load(SmallRun.class.getClassLoader()),
                StoredModels.in(store())::load,
                settings -> ProductSession.session(),
                Clock.systemUTC());
        return new TrainingRun(
                        context,
                        fromFile ? AlgorithmDescriptions.of(CATALOGUE, job) : description(),
                        List.of(this::note, hearer))
                .run();
    }

    ModelStore store() {
        return ModelStore.open(folder.resolve("models").toString());
    }

    /** What was noted and warned of, in order. */
    List<String> notes() {
        return notes;
    }

    static PipelineModel published(TrainSummary summary) {
        return PipelineModel.load(Objects.requireNonNull(summary.model()).pipelineModel());
    }

    private void note(RunEvent event) {
        if (event instanceof RunEvent.Noted noted) {
            notes.add(noted.text());
        } else if (event instanceof RunEvent.Warned warned) {
            notes.add(warned.text());
        }
    }

    private TrainingJob read() {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("apiVersion", "gristmill/v1");
        job.put("kind", "TrainingJob");
        job.put("name", "small");
        job.put("engine", Words.of(engine));
        job.put("source", Map.of("connector", "files", "path", data()));
        if (label != null) {
            job.put("label", Map.of("expression", label.expression()));
        }
        job.put("split", Map.of("key", split.key(), "holdout", split.holdout()));
        if (!features.isEmpty()) {
            job.put("features", List.of(Map.of("columns", features)));
        }
        if (task != null) {
            job.put("task", task.label());
        }
        job.put("algorithm", lines(algorithm));
        job.put("training", Map.of("seed", SEED));
        job.put("publish", Map.of("store", folder.resolve("models").toString()));
        try {
            Path file = Files.writeString(folder.resolve("job.yaml"), new Yaml().dump(job));
            return JobFile.load(new JobRequest(file, List.of(), List.of()), CATALOGUE, Environment.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> lines(AlgorithmSpec spec) {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("name", spec.className());
        lines.put("params", spec.params());
        if (spec.algorithm() != null) {
            lines.put("algorithm", lines(spec.algorithm()));
        }
        return lines;
    }

    private TrainingJob job() {
        return new TrainingJob(
                "small",
                input,
                Map.of(),
                label,
                weight,
                split,
                badRows,
                rules(),
                task,
                algorithm,
                engine,
                training,
                new EvaluationSpec(metrics, slices),
                gate,
                new PublishSpec(folder.resolve("models").toString(), "small", signingKey),
                overlap,
                new JobOrigin("job.yaml", "0".repeat(64), "name: small\n", Map.of()));
    }

    private List<FeatureRule> rules() {
        List<FeatureRule> all = new ArrayList<>();
        if (!features.isEmpty()) {
            ColumnSelector columns = new ColumnSelector(features, null, List.of());
            all.add(new ColumnRule(columns, List.of(), null, null, null, false, null, null, null));
        }
        all.addAll(rules);
        return all;
    }

    private AlgorithmDescription description() {
        Set<Input> inputs = EnumSet.noneOf(Input.class);
        if (label != null) {
            inputs.add(Input.LABEL);
        }
        if (!features.isEmpty()) {
            inputs.add(Input.FEATURES);
        }
        List<Parameter> columns = algorithm.params().keySet().stream()
                .filter(name -> name.endsWith("Col"))
                .map(SmallRun::column)
                .toList();
        return new AlgorithmDescription(algorithm.name(), algorithm.className(), tasks, inputs, "", columns);
    }

    private static Parameter column(String name) {
        List<Parameter.Flag> flags = name.equals("outputCol") ? List.of(Parameter.Flag.OUTPUT) : List.of();
        return new Parameter(name, Parameter.Type.COLUMN, null, "", List.of(), null, null, flags);
    }
}
