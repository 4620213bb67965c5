package dev.gristmill.trainer.factorization;

import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.internals.SparkFactorization;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Alternating least squares: an iteration solves the items' factors from the users', then the users' from the items'. */
final class AlsFit implements IterativeFit {

    private static final String USER_IDS = "userIds";
    private static final String USER_FACTORS = "userFactors";
    private static final String ITEM_IDS = "itemIds";
    private static final String ITEM_FACTORS = "itemFactors";

    private final String learner;
    private final ALS estimator;
    private final FactorSettings settings;
    private final Dataset<Row> ratings;
    private Factors users;
    private Factors items;
    private int iteration;
    private @Nullable PreparedRatings prepared;

    /** From these factors, of all users and items that the ratings have. */
    AlsFit(String learner, ALS estimator, Dataset<Row> ratings, Factors users, Factors items) {
        this.learner = learner;
        this.estimator = estimator;
        this.settings = FactorSettings.of(estimator);
        this.ratings = ratings;
        this.users = users;
        this.items = items;
    }

    static AlsFit resume(ALS estimator, Dataset<Row> ratings, LearnerState state) {
        AlsFit fit = new AlsFit(
                state.learner(),
                estimator,
                ratings,
                factors(state, USER_IDS, USER_FACTORS),
                factors(state, ITEM_IDS, ITEM_FACTORS));
        fit.iteration = state.iteration();
        return fit;
    }

    private static Factors factors(LearnerState state, String ids, String values) {
        return new Factors(state.array(ids, int[].class), state.array(values, float[].class));
    }

    @Override
    public int iteration() {
        return iteration;
    }

    @Override
    public int maxIterations() {
        return estimator.getMaxIter();
    }

    @Override
    public boolean finished() {
        return iteration >= maxIterations();
    }

    @Override
    public Iteration advance() {
        PreparedRatings blocks = prepared();
        RatingBlocks.Solved byItem = blocks.byItem().solve(users.values(), settings);
        RatingBlocks.Solved byUser = blocks.byUser().solve(byItem.values(), settings);
        Factors next = users.with(byUser.values());
        double change = next.distance(users);
        users = next;
        items = items.with(byItem.values());
        iteration++;
        return new Iteration(iteration, byUser.loss() + byItem.penalty(), change);
    }

    // A fit that only gives its model needs none
    private PreparedRatings prepared() {
        PreparedRatings made = prepared;
        if (made == null) {
            made = PreparedRatings.of(ratings, estimator, users.ids(), items.ids());
            prepared = made;
        }
        return made;
    }

    @Override
    public LearnerState state() {
        return new LearnerState(
                learner,
                iteration,
                Map.of(
                        USER_IDS,
                        users.ids(),
                        USER_FACTORS,
                        users.values(),
                        ITEM_IDS,
                        items.ids(),
                        ITEM_FACTORS,
                        items.values()));
    }

    @Override
    public Model<?> model() {
        SparkSession session = ratings.sparkSession();
        return SparkFactorization.als(estimator, users.table(session), items.table(session));
    }

    @Override
    public void close() {
        PreparedRatings made = prepared;
        if (made != null) {
            made.close();
            prepared = null;
        }
    }
}
