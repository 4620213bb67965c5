package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.Sql;
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
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads the source, once, and makes feature vectors of its rows. The raw rows are cached only until the vectors are: what
 * the feature stages learn, they learn from the cache, and from training rows alone.
 */
final class Preparing {

    private static final int SAMPLES = 1000;

    private final TrainingJob job;
    private final FeaturePlan plan;

    Preparing(TrainingJob job, FeaturePlan plan) {
        this.job = job;
        this.plan = plan;
    }

    /**
     * The prepared rows; the caller closes them.
     *
     * @throws dev.gristmill.error.GristmillException when the rows cannot be trained on, or changed while they were read
     */
    PreparedRows prepare(Source source) {
        Dataset<Row> raw = source.columns().select(source.rows(), job).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Map<Split, Long> counts = readAndCheck(raw);
            source.read().confirm();
            return vectors(raw, counts, source.columns().inputSchema(source.rows()));
        } finally {
            raw.unpersist(true);
        }
    }

    private Map<Split, Long> readAndCheck(Dataset<Row> raw) {
        SparkContext context = raw.sparkSession().sparkContext();
        SparkProgress.sourceReadBegins(context);
        try {
            return RowCheck.check(derived(raw), job, numbers());
        } finally {
            SparkProgress.sourceReadEnds(context);
        }
    }

    private PreparedRows vectors(Dataset<Row> raw, Map<Split, Long> counts, StructType inputSchema) {
        PipelineModel features = new Pipeline("features")
                .setStages(plan.stages().toArray(PipelineStage[]::new))
                .fit(raw.filter(part(Split.TRAIN)));
        Dataset<Row> vectors = features.transform(raw)
                .select(
                        col(FeaturePlan.FEATURES),
                        col(SourceColumns.LABEL).as(PreparedRows.LABEL),
                        col(SourceColumns.SPLIT).as(PreparedRows.SPLIT))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            vectors.count();
            return new PreparedRows(vectors, features, counts, inputSchema, samples(raw, inputSchema));
        } catch (RuntimeException e) {
            vectors.unpersist(true);
            throw e;
        }
    }

    private static List<Row> samples(Dataset<Row> raw, StructType inputSchema) {
        Column[] inputs = List.of(inputSchema.fieldNames()).stream()
                .map(name -> col(Sql.identifier(name)))
                .toArray(Column[]::new);
        return raw.filter(part(Split.HOLDOUT)).select(inputs).limit(SAMPLES).collectAsList();
    }

    /** The columns that become numbers as they are: a missing value among them would only fail much later. */
    private List<String> numbers() {
        List<String> numbers = new ArrayList<>(plan.columns());
        numbers.removeAll(plan.mayBeMissing());
        return numbers;
    }

    private Dataset<Row> derived(Dataset<Row> raw) {
        return job.derive().isEmpty() ? raw : ((Transformer) plan.stages().get(0)).transform(raw);
    }

    private static Column part(Split part) {
        return col(SourceColumns.SPLIT).equalTo(lit(part.code()));
    }
}
