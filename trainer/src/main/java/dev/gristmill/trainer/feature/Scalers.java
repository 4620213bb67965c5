package dev.gristmill.trainer.feature;

import dev.gristmill.job.ColumnRule.Scale;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.MaxAbsScaler;
import org.apache.spark.ml.feature.MinMaxScaler;
import org.apache.spark.ml.feature.RobustScaler;
import org.apache.spark.ml.feature.StandardScaler;

/** The stage behind each way to scale. */
final class Scalers {

    private Scalers() {}

    /** A new estimator that scales a vector column. */
    static PipelineStage of(Scale scale, String uid, String input, String output) {
        return switch (scale) {
            case STANDARD ->
                new StandardScaler(uid)
                        .setWithMean(true)
                        .setWithStd(true)
                        .setInputCol(input)
                        .setOutputCol(output);
            case MIN_MAX -> new MinMaxScaler(uid).setInputCol(input).setOutputCol(output);
            case MAX_ABS -> new MaxAbsScaler(uid).setInputCol(input).setOutputCol(output);
            case ROBUST ->
                new RobustScaler(uid)
                        .setWithCentering(true)
                        .setWithScaling(true)
                        .setInputCol(input)
                        .setOutputCol(output);
        };
    }
}
