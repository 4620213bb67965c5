package dev.gristmill.trainer.plan;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.grammar.Words;
import dev.gristmill.spi.SourceRead;
import dev.gristmill.spi.SourceUnit;
import dev.gristmill.spi.WarnedRead;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.ModelLearner;
import dev.gristmill.trainer.feature.AlgorithmColumns;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.iteration.EngineChoice;
import dev.gristmill.trainer.plan.PlanDocument.Algorithm;
import dev.gristmill.trainer.plan.PlanDocument.Features;
import dev.gristmill.trainer.plan.PlanDocument.Job;
import dev.gristmill.trainer.plan.PlanDocument.Memory;
import dev.gristmill.trainer.plan.PlanDocument.Model;
import dev.gristmill.trainer.plan.PlanDocument.Source;
import dev.gristmill.trainer.run.Plugins;
import dev.gristmill.trainer.source.JobSources;
import dev.gristmill.trainer.source.SourceColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.ml.Estimator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Finds out what a training would do. Reads the schema, the number of rows and a sample; writes nothing. */
final class Planner {

    private static final String COMMITTED = " A version that was committed is only promoted.";
    static final String RESUME_STEP =
            "An interrupted run goes on with the same rows and prepares and fits them again: this fit is one step."
                    + COMMITTED;
    static final String RESUME_ITERATION =
            "An interrupted run goes on with the same rows, prepares them again, and goes on with the fit after the"
                    + " iteration of its last checkpoint." + COMMITTED;

    private final TrainingJob job;
    private final AlgorithmDescription algorithm;
    private final Plugins plugins;

    Planner(TrainingJob job, AlgorithmDescription algorithm, Plugins plugins) {
        this.job = job;
        this.algorithm = algorithm;
        this.plugins = plugins;
    }

    /**
     * The plan.
     *
     * @param spark starts the session with the settings that the connector needs
     * @throws dev.gristmill.job.file.InvalidJobException with everything in the job that does not fit the source
     */
    PlanDocument plan(Function<Map<String, String>, SparkSession> spark) {
        Learner learner = plugins.learner(job);
        JobSources sources = JobSources.of(job, plugins::connector);
        SparkSession session = spark.apply(sources.sessionSettings());
        try (SourceRead read = sources.open(session).read()) {
            SourceColumns columns =
                    SourceColumns.of(SourceColumns.visible(read), job, AlgorithmColumns.of(algorithm, job.algorithm()));
            long rows = read.rows().count();
            try (Sample sample = Sample.of(SourceColumns.visible(read), columns, job, algorithm)) {
                List<String> warnings = read instanceof WarnedRead warned ? warned.warnings() : List.of();
                List<PlanDocument.Place> places = Places.of(read.snapshot().units(), sources.racks(session));
                Source source = source(sources.connector(), read, places, columns, rows);
                return document(learner, source, columns, sample, warnings);
            }
        }
    }

    private PlanDocument document(
            Learner learner, Source source, SourceColumns columns, Sample sample, List<String> ofSource) {
        Features features = columns.plan().vector() ? sample.features() : null;
        Estimator<?> estimator = learner instanceof ModelLearner model ? model.estimator() : null;
        ModelSize size = estimator == null ? ModelSize.ofTable() : size(estimator, sample, source.rows(), features);
        Memory memory = estimator == null
                ? null
                : DriverMemory.of(size.bytes(), estimator, Runtime.getRuntime().maxMemory());
        EngineChoice engine = EngineChoice.of(job, learner, plugins.iterative());
        return new PlanDocument(
                job(job),
                true,
                List.of(),
                source,
                sample.task().label(),
                new Algorithm(algorithm.name(), algorithm.className(), Words.of(engine.engine()), engine.reason()),
                features,
                new Model(size.bytes().isPresent() ? size.bytes().getAsLong() : null, size.method()),
                memory,
                engine.learner() == null ? RESUME_STEP : RESUME_ITERATION,
                warnings(ofSource, columns, memory),
                null);
    }

    private ModelSize size(Estimator<?> estimator, Sample sample, long rows, @Nullable Features features) {
        double train = 1 - job.split().holdout() - job.split().validation();
        Dataset<Row> prepared = sample.prepared();
        return ModelSize.of(estimator, prepared, Math.round(rows * train), features == null ? 0 : features.size());
    }

    static Job job(TrainingJob job) {
        return new Job(job.name(), job.origin().digest(), job.origin().text());
    }

    private Source source(
            String connector, SourceRead read, List<PlanDocument.Place> places, SourceColumns columns, long rows) {
        List<SourceUnit> units = read.snapshot().units();
        List<String> needed = new ArrayList<>(columns.inputs());
        columns.key().stream().filter(name -> !needed.contains(name)).forEach(needed::add);
        return new Source(
                connector,
                units.size(),
                units.stream().mapToLong(SourceUnit::bytes).sum(),
                read.held().bytes(),
                rows,
                needed,
                SourceColumns.visible(read).columns().length,
                places.stream().map(PlanDocument.Place::host).sorted().toList(),
                places,
                PushedDown.of(columns.select(read, job)));
    }

    private static List<String> warnings(List<String> ofSource, SourceColumns columns, @Nullable Memory memory) {
        List<String> warnings = new ArrayList<>(ofSource);
        for (String column : columns.readByLabel()) {
            warnings.add("The label is computed from '" + column + "', which is a feature too");
        }
        if (memory != null && memory.verdict() == PlanDocument.Verdict.TOO_SMALL) {
            warnings.add("The driver's memory is too small for the model: " + memory.advice());
        }
        return warnings;
    }

    /** The columns that the model's algorithm reads, named as it reads them. */
    static Dataset<Row> named(Dataset<Row> rows) {
        List<String> columns = List.of(rows.columns());
        Dataset<Row> labelled =
                columns.contains(FeaturePlan.LABEL) ? rows.withColumn("label", col(FeaturePlan.LABEL)) : rows;
        return columns.contains(FeaturePlan.WEIGHT)
                ? labelled.withColumn(Learner.WEIGHT, col(FeaturePlan.WEIGHT).cast(DataTypes.DoubleType))
                : labelled;
    }
}
