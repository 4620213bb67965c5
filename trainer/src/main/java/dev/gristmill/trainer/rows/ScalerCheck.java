package dev.gristmill.trainer.rows;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.MaxAbsScalerModel;
import org.apache.spark.ml.feature.MinMaxScalerModel;
import org.apache.spark.ml.feature.RobustScalerModel;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Tells of scalers that make the same number of every value. */
public final class ScalerCheck {

    private ScalerCheck() {}

    /**
     * Checks the fitted stages.
     *
     * @param schema of the rows that they made
     * @param trained how many rows they were fitted to
     * @param listener hears of columns without spread
     * @throws GristmillException when a scaler was fitted to a single row
     */
    public static void check(PipelineModel features, StructType schema, long trained, RunListener listener) {
        for (Transformer stage : features.stages()) {
            Map.Entry<String, double[]> spread = spread(stage);
            if (spread == null) {
                continue;
            }
            if (trained == 1) {
                throw new GristmillException(
                        TrainerErrors.CONSTANT_SCALE,
                        "Cannot train: numbers are scaled by statistics of the training rows, and there is 1 row",
                        "features",
                        "train on more rows, or leave scale out");
            }
            List<String> names = Slots.names(schema, spread.getKey());
            IntStream.range(0, spread.getValue().length)
                    .filter(place -> spread.getValue()[place] == 0)
                    .mapToObj(place -> Slots.name(names, place))
                    .distinct()
                    .forEach(name -> listener.on(new RunEvent.Warned("Scaling finds no spread in '" + name
                            + "' among the " + trained + " training rows: the model learns nothing from it ("
                            + TrainerErrors.CONSTANT_SCALE.id() + ")")));
        }
    }

    /** The input of a scaler and the spread of its numbers; null for any other stage. */
    private static Map.@Nullable Entry<String, double[]> spread(Transformer stage) {
        if (stage instanceof StandardScalerModel standard) {
            return Map.entry(standard.getInputCol(), standard.std().toArray());
        } else if (stage instanceof MinMaxScalerModel range) {
            return Map.entry(range.getInputCol(), difference(range.originalMax(), range.originalMin()));
        } else if (stage instanceof MaxAbsScalerModel absolute) {
            return Map.entry(absolute.getInputCol(), absolute.maxAbs().toArray());
        } else if (stage instanceof RobustScalerModel robust) {
            return Map.entry(robust.getInputCol(), robust.range().toArray());
        }
        return null;
    }

    private static double[] difference(Vector more, Vector less) {
        return IntStream.range(0, more.size())
                .mapToDouble(place -> more.apply(place) - less.apply(place))
                .toArray();
    }
}
