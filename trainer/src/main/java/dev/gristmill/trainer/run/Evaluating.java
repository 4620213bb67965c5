package dev.gristmill.trainer.run;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.error.GristmillException;
import dev.gristmill.spi.BinaryScores;
import dev.gristmill.spi.Metric;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import dev.gristmill.trainer.split.Split;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Measures a model on the rows that were held out, all metrics in one pass. */
final class Evaluating {

    private static final String PROBABILITY = "probability";
    /** The summaries are small but not tiny: this many at most travel to the driver. */
    private static final int SUMMARIES = 32;

    private final List<Metric> metrics;
    private final RunListener listener;

    Evaluating(List<Metric> metrics, RunListener listener) {
        this.metrics = List.copyOf(metrics);
        this.listener = listener;
    }

    /**
     * The metrics in their order.
     *
     * @param model maps feature vectors to probabilities
     * @throws GristmillException when a metric is not a finite number
     */
    Map<String, Double> evaluate(PipelineModel model, PreparedRows rows) {
        BinaryScores scores = score(model.transform(rows.part(Split.HOLDOUT)));
        long scored = scores.positiveCount() + scores.negativeCount();
        if (scores.invalidCount() > 0) {
            throw new GristmillException(
                    TrainerErrors.NOT_FINITE,
                    "Cannot evaluate: " + scores.invalidCount() + " of " + (scored + scores.invalidCount())
                            + " probabilities are not between 0 and 1",
                    "algorithm",
                    "scale the features, or regularise the model");
        }
        listener.on(new RunEvent.Noted(String.format(
                Locale.ROOT,
                "Binning moves areaUnderROC by at most %.1e on these %d rows",
                scores.areaUnderRocError(),
                scored)));
        Map<String, Double> values = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            double value = metric.value(scores);
            if (!Double.isFinite(value)) {
                throw new GristmillException(
                        TrainerErrors.NOT_FINITE,
                        "Cannot evaluate: " + metric.name() + " is " + value + " on " + scored + " rows",
                        "evaluation.metrics",
                        null);
            }
            values.put(metric.name(), value);
        }
        return values;
    }

    /** Sums up partition by partition and adds in partition order, so that the log loss is the same every time. */
    private static BinaryScores score(Dataset<Row> predictions) {
        return predictions
                .select(col(PROBABILITY), col(PreparedRows.LABEL))
                .toJavaRDD()
                .coalesce(SUMMARIES)
                .mapPartitions(Evaluating::summarise)
                .collect()
                .stream()
                .reduce(new BinaryScores(), BinaryScores::merge);
    }

    private static Iterator<BinaryScores> summarise(Iterator<Row> rows) {
        BinaryScores scores = new BinaryScores();
        while (rows.hasNext()) {
            Row row = rows.next();
            scores.add(row.<Vector>getAs(0).apply(1), row.getDouble(1) == 1);
        }
        return List.of(scores).iterator();
    }
}
