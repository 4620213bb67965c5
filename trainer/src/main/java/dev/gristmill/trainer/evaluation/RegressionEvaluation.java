package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;

import dev.gristmill.trainer.algorithm.Trained;
import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.judgement.Judgement;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Judges how far predictions are from the numbers that they predict. */
final class RegressionEvaluation implements Evaluation {

    /** Some 100 MB of rows. */
    private static final int MOST_COMPARED = 100_000;

    private static final int MOST_COMPARED_IN_SLICE = 2_000;

    private final @Nullable String censor;
    private final RunListener listener;

    /**
     * Of a regression.
     *
     * @param censor of a survival analysis, the column that is 1 where the label is the time of the event; null for
     *     others
     */
    RegressionEvaluation(@Nullable String censor, RunListener listener) {
        this.censor = censor;
        this.listener = listener;
    }

    @Override
    public List<String> metrics() {
        List<String> names = new ArrayList<>(NumberScores.detailed().metrics().keySet());
        if (censor != null) {
            names.add(RegressionScores.CONCORDANCE);
        }
        return names;
    }

    @Override
    public String reason(String metric) {
        return metric.equals(RegressionScores.CONCORDANCE)
                ? "the algorithm has no censorCol, which leaves " + String.join(", ", metrics())
                : Evaluation.super.reason(metric);
    }

    @Override
    public Judgement measure(Trained trained, HeldOut heldOut) {
        List<Column> columns = new ArrayList<>(
                List.of(col(Columns.PREDICTION).cast(DataTypes.DoubleType), col(Columns.LABEL), heldOut.weight()));
        if (censor != null) {
            listener.on(new RunEvent.Noted("The metrics but concordance are about the held-out rows with '" + censor
                    + "' = 1 alone: of the others only a bound of the label is known"));
            columns.add(col(Sql.identifier(censor)).cast(DataTypes.DoubleType));
        }
        Dataset<Row> scored =
                trained.pipeline().transform(heldOut.rows()).select(heldOut.withSlices(columns.toArray(Column[]::new)));
        int most = censor == null ? 0 : MOST_COMPARED;
        int mostInSlice = censor == null ? 0 : MOST_COMPARED_IN_SLICE;
        Sliced<RegressionScores> rows = Summaries.of(
                scored,
                Sliced.of(
                        heldOut,
                        () -> new RegressionScores(NumberScores.detailed(), most),
                        () -> new RegressionScores(NumberScores.small(), mostInSlice)));
        Tally tally = rows.tally();
        tally.check("predictions are not finite");
        RegressionScores scores = rows.whole();
        if (scores.numbers().tally().weight() == 0) {
            throw Tally.noRows("of " + tally.rows() + " rows that were held out, none has '" + censor + "' = 1");
        }
        tell(scores, tally.rows());
        return new Judgement(
                scores.metrics(),
                scores.numbers().errors(),
                tally.rows(),
                heldOut.weight(tally),
                NumberDetail.of(scores.numbers()),
                rows.slices(heldOut.slices(), part -> Part.of(part.metrics())));
    }

    private void tell(RegressionScores scores, long rows) {
        if (censor != null && scores.compared() < rows) {
            listener.on(new RunEvent.Noted("The concordance is that of " + scores.compared() + " of the " + rows
                    + " held-out rows, drawn by a hash: comparing all would take too much memory"));
        }
    }
}
