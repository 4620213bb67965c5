package dev.gristmill.trainer.run;

import dev.gristmill.trainer.label.LabelClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Joins the fitted feature stages and the fitted algorithm into the one model that scores raw rows.
 *
 * @param pipeline the model
 * @param outputs the columns that the algorithm adds, and the predicted label where predictions are indexes
 */
record RawRowModel(PipelineModel pipeline, List<StructField> outputs) {

    RawRowModel {
        outputs = List.copyOf(outputs);
    }

    /**
     * A pipeline of fitted stages alone: "fitting" it does no work. The columns that it adds are found on some rows, for a
     * vector without metadata has a length only where there is a row.
     */
    static RawRowModel of(PreparedRows rows, PipelineModel algorithm, SparkSession session) {
        List<PipelineStage> stages = new ArrayList<>(List.of(rows.features().stages()));
        stages.addAll(List.of(algorithm.stages()));
        LabelClasses classes = rows.label().classes();
        if (classes != null && !classes.plain()) {
            stages.add(classes.predictedLabel());
        }
        Dataset<Row> some = session.createDataFrame(rows.samples(), optional(rows.inputSchema()));
        PipelineModel model = new Pipeline("gristmill")
                .setStages(stages.toArray(PipelineStage[]::new))
                .fit(some);
        List<String> before = List.of(rows.features().transform(some).columns());
        List<StructField> outputs = Stream.of(model.transform(some).schema().fields())
                .filter(field -> !before.contains(field.name()))
                .toList();
        return new RawRowModel(model, outputs);
    }

    private static StructType optional(StructType schema) {
        return new StructType(Stream.of(schema.fields())
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new));
    }
}
