package dev.gristmill.trainer.plan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gristmill.job.AlgorithmDescription;
import dev.gristmill.job.Task;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.trainer.feature.FeaturePlan;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.feature.VectorSlots;
import dev.gristmill.trainer.label.LabelReading;
import dev.gristmill.trainer.label.PreparedLabel;
import dev.gristmill.trainer.plan.PlanDocument.Features;
import dev.gristmill.trainer.plan.PlanDocument.Part;
import dev.gristmill.trainer.source.SourceColumns;
import dev.gristmill.trainer.split.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The first rows of a source as the algorithm would read them.
 *
 * @param raw some rows, cached
 * @param prepared the same with features and label
 * @param task what their labels are
 * @param inputs the columns that the feature vector is put together from
 * @param slots what these are made of
 */
record Sample(Dataset<Row> raw, Dataset<Row> prepared, Task task, List<String> inputs, VectorSlots slots)
        implements AutoCloseable {

    static final int ROWS = 10_000;

    private static final String RULE = "features_";

    Sample {
        inputs = List.copyOf(inputs);
    }

    /** Fits the feature stages to the first rows, all of which count as training rows. */
    static Sample of(Dataset<Row> rows, SourceColumns columns, TrainingJob job, AlgorithmDescription algorithm) {
        Dataset<Row> raw = columns.select(rows, job)
                .limit(ROWS)
                .withColumn(SourceColumns.SPLIT, lit(Split.TRAIN.code()))
                .cache();
        try {
            PreparedLabel label = new LabelReading(job, algorithm).read(raw);
            Dataset<Row> labelled = label.column() == null ? raw : raw.withColumn(SourceColumns.LABEL, label.column());
            List<PipelineStage> stages = columns.plan().stages(label.task());
            Dataset<Row> prepared = new Pipeline("features")
                    .setStages(stages.toArray(PipelineStage[]::new))
                    .fit(labelled)
                    .transform(labelled);
            return new Sample(
                    raw,
                    Planner.named(prepared),
                    label.task(),
                    inputs(columns.plan(), stages),
                    columns.plan().slots());
        } catch (RuntimeException e) {
            raw.unpersist();
            throw e;
        }
    }

    private static List<String> inputs(FeaturePlan plan, List<PipelineStage> stages) {
        return plan.vector() && stages.get(stages.size() - 1) instanceof VectorAssembler assembler
                ? List.of(assembler.getInputCols())
                : List.of();
    }

    /** The vector's parts; a row's entries have the same sizes in every row. */
    Features features() {
        Row row = prepared.select(
                        inputs.stream().map(name -> col(Sql.identifier(name))).toArray(Column[]::new))
                .head();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int size = row.get(i) instanceof Vector vector ? vector.size() : 1;
            List<String> columns = slots.columns(inputs.get(i));
            parts.add(new Part(name(inputs.get(i), columns), columns, size));
        }
        return new Features(parts.stream().mapToInt(Part::size).sum(), parts, raw.count());
    }

    /** What many columns make together is called by the rule that they share. */
    private static String name(String input, List<String> columns) {
        boolean shared = input.startsWith(RULE);
        return shared && columns.size() == 1
                ? columns.get(0)
                : input.replaceFirst("^" + RULE + "(\\d+)__.*", "features[$1]").replaceFirst("__[a-z]+$", "");
    }

    @Override
    public void close() {
        raw.unpersist();
    }
}
