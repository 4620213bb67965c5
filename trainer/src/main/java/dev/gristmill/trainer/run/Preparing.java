package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.label.LabelReading;
import dev.gristmill.trainer.label.PreparedLabel;
import dev.gristmill.trainer.progress.SparkProgress;
import dev.gristmill.trainer.source.RowCheck;
import dev.gristmill.trainer.source.SourceColumns;
import dev.gristmill.trainer.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads the source, once, and makes of its rows what the algorithm reads. The raw rows are cached only until the prepared
 * ones are: what the feature stages learn, they learn from the cache, and from training rows alone.
 */
final class Preparing {

    private static final int SAMPLES = 1000;

    private final TrainingJob job;
    private final AlgorithmDescription algorithm;

    Preparing(TrainingJob job, AlgorithmDescription algorithm) {
        this.job = job;
        this.algorithm = algorithm;
    }

    /**
     * The prepared rows; the caller closes them.
     *
     * @throws dev.gristmill.error.GristmillException when the rows cannot be trained on, or changed while they were read
     */
    PreparedRows prepare(Source source) {
        Dataset<Row> raw = source.columns().select(source.rows(), job).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Map<Split, Long> counts = readAndCheck(raw, source.columns().plan());
            source.read().confirm();
            PreparedLabel label = new LabelReading(job, algorithm).read(raw);
            PipelineModel features = fit(labelled(raw, label), source.columns().plan(), label);
            StructType inputSchema = source.columns().inputSchema(source.rows());
            Dataset<Row> prepared = prepared(
                    features.transform(labelled(raw, label)), source.columns().plan(), label);
            return cached(new PreparedRows(
                    prepared, label, features, counts, inputSchema, samples(raw, counts, inputSchema)));
        } finally {
            raw.unpersist(true);
        }
    }

    private Map<Split, Long> readAndCheck(Dataset<Row> raw, FeaturePlan plan) {
        SparkContext context = raw.sparkSession().sparkContext();
        SparkProgress.sourceReadBegins(context);
        try {
            Dataset<Row> derived = derived(raw);
            return RowCheck.check(derived, job, numbers(plan, derived));
        } finally {
            SparkProgress.sourceReadEnds(context);
        }
    }

    private static Dataset<Row> labelled(Dataset<Row> raw, PreparedLabel label) {
        return label.column() == null ? raw : raw.withColumn(SourceColumns.LABEL, label.column());
    }

    private static PipelineModel fit(Dataset<Row> labelled, FeaturePlan plan, PreparedLabel label) {
        return new Pipeline("features")
                .setStages(plan.stages(label.task()).toArray(PipelineStage[]::new))
                .fit(labelled.filter(part(Split.TRAIN)));
    }

    private Dataset<Row> prepared(Dataset<Row> transformed, FeaturePlan plan, PreparedLabel label) {
        List<Column> columns = new ArrayList<>();
        if (plan.vector()) {
            columns.add(col(FeaturePlan.FEATURES));
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

    private static PreparedRows cached(PreparedRows prepared) {
        prepared.rows().persist(StorageLevel.MEMORY_AND_DISK());
        try {
            prepared.rows().count();
            return prepared;
        } catch (RuntimeException e) {
            prepared.close();
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

    /** The columns that become numbers as they are: a missing value among them would only fail much later. */
    private static List<String> numbers(FeaturePlan plan, Dataset<Row> derived) {
        List<String> numbers = new ArrayList<>(plan.columns());
        numbers.removeAll(plan.mayBeMissing());
        numbers.retainAll(List.of(derived.columns()));
        return numbers;
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
