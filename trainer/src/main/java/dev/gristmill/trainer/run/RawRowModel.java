package dev.gristmill.trainer.run;

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

/** Joins the fitted feature stages and the fitted algorithm into the one model that scores raw rows. */
final class RawRowModel {

    private RawRowModel() {}

    /** A pipeline of fitted stages alone: "fitting" it does no work, and needs no rows. */
    static PipelineModel of(PreparedRows rows, PipelineModel algorithm, SparkSession session) {
        PipelineStage[] stages = Stream.concat(Stream.of(rows.features().stages()), Stream.of(algorithm.stages()))
                .toArray(PipelineStage[]::new);
        Dataset<Row> none = session.createDataFrame(List.of(), optional(rows.inputSchema()));
        return new Pipeline("gristmill").setStages(stages).fit(none);
    }

    private static StructType optional(StructType schema) {
        return new StructType(Stream.of(schema.fields())
                .map(field -> new StructField(field.name(), field.dataType(), true, field.metadata()))
                .toArray(StructField[]::new));
    }
}
