package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.error.GristmillException;
import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.BadRows;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.Vocabularies;
import dev.gristmill.trainer.label.LabelReading;
import dev.gristmill.trainer.label.PreparedLabel;
import dev.gristmill.trainer.profile.DataProfile.Role;
import dev.gristmill.trainer.profile.ProfiledColumn;
import dev.gristmill.trainer.profile.Profiler;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.progress.SparkProgress;
import dev.gristmill.trainer.rows.Demands;
import dev.gristmill.trainer.rows.FeatureFaults;
import dev.gristmill.trainer.rows.KeptRows;
import dev.gristmill.trainer.rows.Quarantine;
import dev.gristmill.trainer.rows.RowCheck;
import dev.gristmill.trainer.rows.ScalerCheck;
import dev.gristmill.trainer.rows.Vectors;
import dev.gristmill.trainer.source.CanonicalOrder;
import dev.gristmill.trainer.source.SourceColumns;
import dev.gristmill.trainer.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads the source, once, and makes of its rows what the algorithm reads. The raw rows are cached only until the prepared
 * ones are: what the feature stages learn, they learn from the cache, and from training rows alone.
 */
final class Preparing {

    private static final int SAMPLES = 1000;
    private static final String QUARANTINE = "quarantine";

    private final TrainingJob job;
    private final AlgorithmDescription algorithm;
    private final RunListener listener;
    private final BooleanSupplier stopping;

    /**
     * Of one run.
     *
     * @param listener hears what is to be said about the rows
     * @param stopping whether the run is to stop: then nothing is looked for any more
     */
    Preparing(TrainingJob job, AlgorithmDescription algorithm, RunListener listener, BooleanSupplier stopping) {
        this.job = job;
        this.algorithm = algorithm;
        this.listener = listener;
        this.stopping = stopping;
    }

    /**
     * The prepared rows; the caller closes them.
     *
     * @throws dev.gristmill.error.GristmillException when the rows cannot be trained on, or changed while they were read
     */
    PreparedRows prepare(Source source) {
        Dataset<Row> read =
                ordered(source.columns().select(source.read(), job)).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            KeptRows kept = readAndCheck(read, source);
            source.read().confirm();
            leaveOut(kept, read, source);
            Dataset<Row> raw = kept.good(Stream.of(read.columns())
                    .filter(name -> !name.equals(SourceColumns.FAULT))
                    .map(name -> col(Sql.identifier(name)))
                    .toArray(Column[]::new));
            PreparedLabel label = new LabelReading(job, algorithm).read(raw);
            return prepare(raw, kept.counts(), label, source);
        } finally {
            read.unpersist(true);
        }
    }

    private PreparedRows prepare(Dataset<Row> raw, Map<Split, Long> counts, PreparedLabel label, Source source) {
        FeaturePlan plan = source.columns().plan();
        Dataset<Row> labelled = labelled(raw, label);
        PipelineModel features = fit(labelled, plan, label, source);
        Dataset<Row> transformed = features.transform(labelled);
        ScalerCheck.check(features, transformed.schema(), counts.getOrDefault(Split.TRAIN, 0L), listener);
        StructType inputSchema = source.columns().inputSchema(source.rows());
        PreparedRows prepared = new PreparedRows(
                prepared(transformed, features, plan, label),
                label,
                features,
                counts,
                inputSchema,
                samples(raw, counts, inputSchema),
                Profiler.profile(raw, profiled(source, raw)));
        FeatureFaults faults = faults(source);
        return cached(
                prepared,
                plan,
                () -> faults.unusable(transformed),
                () -> faults.blame(labelled, List.of(features.stages())));
    }

    /** The rows of a query in an order that repeats; those of one source are in the order of its units. */
    private Dataset<Row> ordered(Dataset<Row> rows) {
        if (job.input().query() == null) {
            return rows;
        }
        String partitions = rows.sparkSession().conf().get("spark.sql.shuffle.partitions");
        return CanonicalOrder.of(rows, Integer.parseInt(partitions));
    }

    private KeptRows readAndCheck(Dataset<Row> read, Source source) {
        SparkContext context = read.sparkSession().sparkContext();
        SparkProgress.sourceReadBegins(context);
        try {
            Dataset<Row> derived = derived(read);
            return RowCheck.check(derived, job, Demands.of(source.columns(), job, derived), source.read());
        } finally {
            SparkProgress.sourceReadEnds(context);
        }
    }

    private void leaveOut(KeptRows kept, Dataset<Row> read, Source source) {
        if (kept.told().isEmpty()) {
            return;
        }
        String told = "Bad rows are left out: " + String.join("; ", kept.told());
        if (job.badRows().action() == BadRows.Action.QUARANTINE) {
            String folder = SparkPath.of(source.claim().runUri()) + "/" + QUARANTINE;
            Quarantine.write(kept, List.of(read.columns()), folder);
            told += "; they are written to " + folder;
        }
        listener.on(new RunEvent.Warned(told));
    }

    private List<ProfiledColumn> profiled(Source source, Dataset<Row> raw) {
        List<ProfiledColumn> columns = new ArrayList<>();
        source.columns().inputs().forEach(name -> columns.add(new ProfiledColumn(name, name, Role.INPUT)));
        if (job.label() != null) {
            columns.add(new ProfiledColumn(job.label().expression(), SourceColumns.LABEL, Role.LABEL));
        }
        if (List.of(raw.columns()).contains(SourceColumns.WEIGHT)) {
            columns.add(new ProfiledColumn("weight", SourceColumns.WEIGHT, Role.WEIGHT));
        }
        return columns;
    }

    private FeatureFaults faults(Source source) {
        return new FeatureFaults(source.columns().place(job), job.origin().file());
    }

    private static Dataset<Row> labelled(Dataset<Row> raw, PreparedLabel label) {
        return label.column() == null ? raw : raw.withColumn(SourceColumns.LABEL, label.column());
    }

    private PipelineModel fit(Dataset<Row> labelled, FeaturePlan plan, PreparedLabel label, Source source) {
        Dataset<Row> train = labelled.filter(part(Split.TRAIN));
        try {
            return new Pipeline("features")
                    .setStages(plan.stages(label.task()).toArray(PipelineStage[]::new))
                    .fit(train);
        } catch (Exception e) {
            // Spark declares its exceptions nowhere, and some are checked
            if (!stopping.getAsBoolean()) {
                faults(source).blame(train, plan.stages(label.task()));
            }
            throw e;
        }
    }

    private Dataset<Row> prepared(
            Dataset<Row> transformed, PipelineModel features, FeaturePlan plan, PreparedLabel label) {
        List<Column> columns = new ArrayList<>();
        if (plan.vector()) {
            StructField vector = transformed.schema().apply(FeaturePlan.FEATURES);
            columns.add(col(FeaturePlan.FEATURES)
                    .as(FeaturePlan.FEATURES, Vocabularies.of(features).metadata(vector)));
        }
        plan.carried().forEach(name -> columns.add(col(Sql.identifier(name))));
        if (label.column() != null) {
            columns.add(col(SourceColumns.LABEL).as(PreparedRows.LABEL));
        }
        if (job.weight() != null) {
            columns.add(col(SourceColumns.WEIGHT).cast(DataTypes.DoubleType).as(PreparedRows.WEIGHT));
        }
        for (int i = 0; i < job.evaluation().slices().size(); i++) {
            columns.add(col(SourceColumns.slice(i)));
        }
        columns.add(col(SourceColumns.SPLIT));
        return transformed.select(columns.toArray(Column[]::new));
    }

    /** Caches the rows, all of whose numbers must be finite, and their squares too. */
    private PreparedRows cached(
            PreparedRows prepared, FeaturePlan plan, Supplier<GristmillException> unusable, Runnable blame) {
        Dataset<Row> rows = prepared.rows().persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Column bad = plan.vector() ? Vectors.tooLarge(col(FeaturePlan.FEATURES)) : lit(false);
            if (rows.agg(count_if(bad)).head().getLong(0) > 0) {
                throw unusable.get();
            }
            return prepared;
        } catch (GristmillException e) {
            prepared.close();
            throw e;
        } catch (Exception e) {
            prepared.close();
            if (!stopping.getAsBoolean()) {
                blame.run();
            }
            throw e;
        }
    }

    private static List<Row> samples(Dataset<Row> raw, Map<Split, Long> counts, StructType inputSchema) {
        Split from = counts.getOrDefault(Split.HOLDOUT, 0L) > 0 ? Split.HOLDOUT : Split.TRAIN;
        Column[] inputs = List.of(inputSchema.fieldNames()).stream()
                .map(name -> col(Sql.identifier(name)))
                .toArray(Column[]::new);
        return raw.filter(part(from)).select(inputs).limit(SAMPLES).collectAsList();
    }

    private Dataset<Row> derived(Dataset<Row> raw) {
        Dataset<Row> derived = raw;
        for (var derivation : job.derive().entrySet()) {
            derived = derived.withColumn(derivation.getKey(), expr(derivation.getValue()));
        }
        return derived;
    }

    private static Column part(Split part) {
        return col(SourceColumns.SPLIT).equalTo(lit(part.code()));
    }
}
