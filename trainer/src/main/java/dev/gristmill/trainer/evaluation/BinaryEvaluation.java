package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.algorithm.Learner;
import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges the order of the rows by their probability of the positive class. Where an algorithm gives none, its raw score s
 * takes the place of it as (1 + s / (1 + |s|)) / 2, which keeps the order.
 */
final class BinaryEvaluation implements Evaluation {

    private static final String PROBABILITY = "probabilityCol";

    private final List<Metric> metrics;
    private final String score;
    private final boolean probabilities;
    private final RunListener listener;

    BinaryEvaluation(Learner learner, List<Metric> metrics, RunListener listener) {
        this.probabilities = learner.adds(PROBABILITY);
        this.score = probabilities
                ? Columns.PROBABILITY
                : learner.adds("rawPredictionCol") ? Columns.RAW_PREDICTION : Columns.PREDICTION;
        this.metrics = metrics.stream()
                .filter(metric -> probabilities || !metric.needsProbabilities())
                .toList();
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        return metrics.stream().map(Metric::name).toList();
    }

    @Override
    public String reason(String metric) {
        return probabilities
                ? Evaluation.super.reason(metric)
                : "the algorithm gives no probabilities, which leaves " + String.join(", ", metrics());
    }

    @Override
    public Map<String, Double> measure(Trained trained, Dataset<Row> holdout, List<String> names) {
        Dataset<Row> scored = trained.pipeline().transform(holdout).select(col(score), col(Columns.LABEL));
        BinaryScores scores = Summaries.of(scored, new Scored(probabilities)).scores;
        long rows = scores.positiveCount() + scores.negativeCount();
        NotFinite.refuseInvalid(scores.invalidCount(), rows, probabilities);
        listener.on(new RunEvent.Noted(String.format(
                Locale.ROOT,
                "Binning moves areaUnderROC by at most %.1e on these %d rows",
                scores.areaUnderRocError(),
                rows)));
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.stream()
                .filter(metric -> names.contains(metric.name()))
                .forEach(metric -> values.put(metric.name(), metric.value(scores)));
        return values;
    }

    /** Rows of a score and a label. */
    private static final class Scored implements Summary<Scored> {

        private static final long serialVersionUID = 1L;

        private final boolean probabilities;
        private final BinaryScores scores = new BinaryScores();

        Scored(boolean probabilities) {
            this.probabilities = probabilities;
        }

        @Override
        public Scored fresh() {
            return new Scored(probabilities);
        }

        @Override
        public void add(Row row) {
            double score = row.get(0) instanceof Vector vector ? vector.apply(1) : row.getDouble(0);
            scores.add(probabilities ? score : squashed(score), row.getDouble(1) == 1);
        }

        @Override
        public Scored merge(Scored other) {
            scores.merge(other.scores);
            return this;
        }

        private static double squashed(double score) {
            return (1 + score / (1 + Math.abs(score))) / 2;
        }
    }
}
