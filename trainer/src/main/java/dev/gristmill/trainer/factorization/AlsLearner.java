package dev.gristmill.trainer.factorization;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Alternating least squares over blocks of ratings, with the normal equations, the weighted penalty and the solvers of
 * spark.ml's {@code ALS}: explicit and implicit ratings (Hu, Koren, Volinsky, Collaborative Filtering for Implicit
 * Feedback Datasets, 2008), factors of any sign or none below 0. Where each factor begins depends on the seed and its id
 * alone. Between half-steps all factors are on the driver, so that nothing is lost with an executor.
 *
 * <p>What spark.ml's fit writes down and keeps by itself has no meaning here: {@code checkpointInterval} and the storage
 * levels are accepted and not looked at. {@code numUserBlocks} and {@code numItemBlocks} say how many tasks there are, and
 * change no result but the loss in its last digits.
 */
public final class AlsLearner implements IterativeLearner {

    private final FactorRoom room;

    /** With what this JVM has. */
    public AlsLearner() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** With a heap of that many bytes for the driver. */
    AlsLearner(long heapBytes) {
        this.room = new FactorRoom(heapBytes);
    }

    @Override
    public String name() {
        return "als/1";
    }

    @Override
    public String estimator() {
        return ALS.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        return Optional.empty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.gristmill.error.GristmillException {@code TRAIN-425} when the driver cannot hold the factors
     */
    @Override
    public IterativeFit begin(TrainingView view) {
        return begin(view, (ALS) view.estimator(), null);
    }

    private AlsFit begin(TrainingView view, ALS als, @Nullable ALSModel earlier) {
        Dataset<Row> ratings = RatingRows.select(als, view.rows());
        Identifiers users = Identifiers.of(ratings, RatingRows.USER);
        Identifiers items = Identifiers.of(ratings, RatingRows.ITEM);
        room.require(users.count(), items.count(), als.getRank(), ratings.sparkSession());
        return new AlsFit(
                name(),
                als,
                ratings,
                begun(users, als, als.getSeed(), earlier == null ? null : earlier.userFactors()),
                begun(items, als, ~als.getSeed(), earlier == null ? null : earlier.itemFactors()));
    }

    private static Factors begun(Identifiers ids, ALS als, long seed, @Nullable Dataset<Row> earlier) {
        Factors drawn = Factors.drawn(ids.sorted(), als.getRank(), seed);
        return earlier == null ? drawn : drawn.where(earlier);
    }

    /** A user or an item that the model does not know begins as in any fit. */
    @Override
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        ALS als = (ALS) view.estimator();
        if (!(earlier.model() instanceof ALSModel model)) {
            return WarmStart.refused("it has no factors");
        }
        return model.rank() == als.getRank()
                ? WarmStart.of(begin(view, als, model))
                : WarmStart.refused("its factors have the rank " + model.rank() + " instead of " + als.getRank());
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        ALS als = (ALS) view.estimator();
        return AlsFit.resume(als, RatingRows.select(als, view.rows()), state);
    }
}
