package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.factorization.AlsLearner;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Users and items of two tastes with noise; some pairs twice, some ratings 0 or below. */
final class AlsLearnerSparkTest extends LearnerContract {

    private static final int USERS = 40;
    private static final int ITEMS = 25;
    private static final int RANK = 2;
    /** From other starts to the same minimum, which neither has quite reached after so many iterations. */
    private static final Percentage NEAR_THE_MINIMUM = withPercentage(1);
    /** Factors are rounded to 24 bits, and sums are in another order. */
    private static final float ROUNDING = 1e-4f;
    /** What rounded factors do to the objective. */
    private static final Percentage ROUNDED = withPercentage(0.01);

    @Override
    IterativeLearner learner() {
        return new AlsLearner();
    }

    @Override
    List<Estimator<?>> estimators() {
        return List.of(plain().setNumUserBlocks(3), plain().setNonnegative(true), implicit());
    }

    private static ALS plain() {
        return new ALS()
                .setRank(RANK)
                .setRegParam(0.1)
                .setMaxIter(9)
                .setSeed(3)
                .setUserCol("who")
                .setItemCol("what")
                .setRatingCol("stars")
                .setNumUserBlocks(2)
                .setNumItemBlocks(2);
    }

    private static ALS implicit() {
        return plain().setImplicitPrefs(true).setAlpha(2).setNumItemBlocks(3);
    }

    @Override
    Dataset<Row> makeRows() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int user = random.nextInt(USERS);
            int item = random.nextInt(ITEMS);
            double liking = (user % 5) * (item % 3) / 2.0 + (user % 2) * (item % 7) / 3.0;
            rows.add(RowFactory.create(1000.0 - 7 * user, 3L * item - 20, liking + 0.3 * random.nextGaussian()));
        }
        StructType schema = new StructType()
                .add("who", DataTypes.DoubleType)
                .add("what", DataTypes.LongType)
                .add("stars", DataTypes.DoubleType);
        var context = JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext());
        return ProductSession.session()
                .createDataFrame(context.parallelize(rows, 4), schema)
                .cache();
    }

    @Override
    int places(PreparedView view) {
        return 0;
    }

    @Override
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        // All iterations are done in any case
        assertThat(warm.iteration()).isEqualTo(cold.iteration());
    }

    @Override
    void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows) {
        ALS als = (ALS) textbook;
        ALSModel expected = als.fit(rows);
        ALSModel found = (ALSModel) model;

        assertThat(found.userFactors().schema())
                .isEqualTo(expected.userFactors().schema());
        assertThat(objective(found, als, rows)).isCloseTo(objective(expected, als, rows), NEAR_THE_MINIMUM);
        requireSameStep(expected, als, rows);
    }

    /** Where spark.ml is after some iterations, one more of ours leads to where one more of its own does. */
    private void requireSameStep(ALSModel before, ALS als, Dataset<Row> rows) {
        ALS longer = als.copy(als.extractParamMap()).setMaxIter(als.getMaxIter() + 1);
        ALSModel expected = longer.fit(rows);
        try (PreparedView view = new PreparedView(longer, rows);
                IterativeFit fit = learner().resume(view, state(before, als.getMaxIter()))) {
            fit.advance();
            ALSModel found = (ALSModel) fit.model();
            requireClose(found.userFactors(), expected.userFactors());
            requireClose(found.itemFactors(), expected.itemFactors());
        }
    }

    private LearnerState state(ALSModel model, int iteration) {
        return new LearnerState(
                learner().name(),
                iteration,
                Map.of(
                        "userIds", ids(model.userFactors()),
                        "userFactors", values(model.userFactors()),
                        "itemIds", ids(model.itemFactors()),
                        "itemFactors", values(model.itemFactors())));
    }

    private static void requireClose(Dataset<Row> found, Dataset<Row> expected) {
        assertThat(ids(found)).isEqualTo(ids(expected));
        assertThat(values(found)).containsExactly(values(expected), Offset.offset(ROUNDING));
    }

    private static int[] ids(Dataset<Row> table) {
        return table.orderBy("id").collectAsList().stream()
                .mapToInt(row -> row.getInt(0))
                .toArray();
    }

    private static float[] values(Dataset<Row> table) {
        List<Row> rows = table.orderBy("id").collectAsList();
        float[] values = new float[rows.size() * RANK];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / RANK).<Float>getList(1).get(i % RANK);
        }
        return values;
    }

    /** What ALS makes small, by its definition. */
    private static double objective(ALSModel model, ALS als, Dataset<Row> rows) {
        Map<Integer, double[]> users = factors(model.userFactors());
        Map<Integer, double[]> items = factors(model.itemFactors());
        double sum = 0;
        for (Row row : rows.collectAsList()) {
            double[] user = Objects.requireNonNull(users.get((int) row.getDouble(0)));
            double[] item = Objects.requireNonNull(items.get((int) row.getLong(1)));
            double rating = (float) row.getDouble(2);
            double fitted = dot(user, item);
            if (als.getImplicitPrefs()) {
                double confidence = als.getAlpha() * Math.abs(rating);
                double preference = rating > 0 ? 1 : 0;
                // Beside the term that every pair has below
                sum += (1 + confidence) * square(preference - fitted) - square(fitted);
            } else {
                sum += square(rating - fitted);
            }
            if (!als.getImplicitPrefs() || rating > 0) {
                sum += als.getRegParam() * (dot(user, user) + dot(item, item));
            }
        }
        if (als.getImplicitPrefs()) {
            for (double[] user : users.values()) {
                sum += items.values().stream()
                        .mapToDouble(item -> square(dot(user, item)))
                        .sum();
            }
        }
        return sum;
    }

    private static Map<Integer, double[]> factors(Dataset<Row> table) {
        Map<Integer, double[]> factors = new HashMap<>();
        for (Row row : table.collectAsList()) {
            List<Float> values = row.getList(1);
            factors.put(
                    row.getInt(0),
                    values.stream().mapToDouble(Float::doubleValue).toArray());
        }
        return factors;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }

    @Test
    void theLossIsTheObjectiveAndOnlyFalls() {
        Dataset<Row> rows = makeRows();
        for (ALS als : List.of(plain(), plain().setNonnegative(true), implicit())) {
            try (PreparedView view = new PreparedView(als.setMaxIter(3), rows);
                    IterativeFit fit = learner().begin(view)) {
                double before = Double.POSITIVE_INFINITY;
                while (!fit.finished()) {
                    double loss = Objects.requireNonNull(fit.advance().loss());
                    assertThat(loss)
                            .isCloseTo(objective((ALSModel) fit.model(), als, rows), ROUNDED)
                            .isLessThan(before);
                    before = loss;
                }
            }
        }
        rows.unpersist();
    }

    @Test
    void theFactorsAreTheSameInAnyBlocksAndAnyOrderOfRows() {
        Dataset<Row> rows = makeRows();
        LearnerState expected = fitted(plain().setMaxIter(2), rows);
        Dataset<Row> others = rows.orderBy("stars").coalesce(1);
        LearnerState found = fitted(plain().setMaxIter(2).setNumUserBlocks(5).setNumItemBlocks(1), others);
        rows.unpersist();

        requireSame(found, expected);
    }

    private LearnerState fitted(ALS als, Dataset<Row> rows) {
        try (PreparedView view = new PreparedView(als, rows);
                IterativeFit fit = learner().begin(view)) {
            while (!fit.finished()) {
                fit.advance();
            }
            return fit.state();
        }
    }

    @Test
    void ratingsAreOneWithoutAColumnOfThem() {
        Dataset<Row> rows = makeRows();
        ALS als = plain().setRatingCol("").setMaxIter(1);
        LearnerState found = fitted(als, rows);
        LearnerState expected =
                fitted(plain().setMaxIter(1).setRatingCol("one"), rows.selectExpr("who", "what", "1D AS one"));
        rows.unpersist();

        requireSame(found, expected);
    }

    @Test
    void keepsNothingInMemoryOnceClosed() {
        Dataset<Row> rows = makeRows();
        rows.count();
        Set<Object> before = ProductSession.cached();
        fitted(plain().setMaxIter(1), rows);

        assertThat(before).containsAll(ProductSession.cached());
        rows.unpersist();
    }
}
