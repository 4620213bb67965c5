package dev.gristmill.trainer.evaluation;

import dev.gristmill.trainer.algorithm.Trained;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.fpm.FPGrowthModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the patterns that were found. */
final class PatternEvaluation implements Evaluation {

    private static final String COUNT = "patternCount";

    @Override
    public List<String> metrics() {
        return List.of(COUNT);
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        if (trained.table() != null) {
            return Map.of(COUNT, (double) trained.table().count());
        }
        return trained.model() instanceof FPGrowthModel model
                ? Map.of(COUNT, (double) model.freqItemsets().count())
                : Map.of();
    }
}
