package dev.gristmill.trainer.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.WarmStart;
import dev.gristmill.trainer.iteration.PreparedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every learner keeps to: a fit is the same whenever it is made, wherever it is interrupted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LearnerContract {

    private static final int MOST_STEPS = 400;
    private static final int SOME = 3;

    private Dataset<Row> rows;
    private @Nullable String first;

    /** A learner. */
    abstract IterativeLearner learner();

    /** Estimators that it fits, each with another setting that matters. */
    abstract List<Estimator<?>> estimators();

    /** The rows that they read. */
    Dataset<Row> makeRows() {
        return SmallRows.make();
    }

    /** Holds a model against what spark.ml's own fit makes of the same rows. */
    abstract void requireParity(Model<?> model, Estimator<?> textbook, Dataset<Row> rows);

    @BeforeAll
    void cacheRows() {
        rows = makeRows();
    }

    @AfterAll
    void dropRows() {
        rows.unpersist();
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void goesOnFromEveryIterationAsIfNothingHadHappened(Estimator<?> estimator) {
        first = first == null ? estimator.uid() : first;
        assertThat(learner().refusal(estimator)).isEmpty();
        List<LearnerState> whole = new ArrayList<>();
        try (PreparedView view = view(estimator);
                IterativeFit fit = learner().begin(view)) {
            whole.add(fit.state());
            List<Iteration> iterations = new ArrayList<>();
            while (!fit.finished()) {
                iterations.add(fit.advance());
                whole.add(fit.state());
                assertThat(whole).hasSizeLessThan(MOST_STEPS);
            }
            requireParity(fit.model(), estimator, rows);
            beginsAtItsOwnModel(estimator, view, fit.model(), iterations);
        }
        // Blocks made anew, as another process would
        try (PreparedView view = view(estimator)) {
            try (IterativeFit again = learner().begin(view)) {
                requireSame(again.state(), whole.get(0));
            }
            // The first estimator from every state, the others from some
            int step = estimator.uid().equals(first) ? 1 : Math.max(1, whole.size() / SOME);
            for (int i = 0; i < whole.size() - 1; i += step) {
                try (IterativeFit resumed = learner().resume(view, whole.get(i))) {
                    assertThat(resumed.finished()).isFalse();
                    resumed.advance();
                    requireSame(resumed.state(), whole.get(i + 1));
                }
            }
            try (IterativeFit last = learner().resume(view, whole.get(whole.size() - 1))) {
                assertThat(last.finished()).isTrue();
            }
        }
    }

    private void beginsAtItsOwnModel(Estimator<?> estimator, PreparedView view, Model<?> model, List<Iteration> cold) {
        if (!warms()) {
            EarlierModel earlier = new EarlierModel(model, new int[0], 0, Map.of(), new int[0]);
            assertThat(learner().begin(view, earlier).refusal()).isNotNull();
            return;
        }
        int[] places = IntStream.range(0, places(view)).toArray();
        int[] classes = model instanceof ClassificationModel<?, ?> classifier
                ? IntStream.range(0, classifier.numClasses()).toArray()
                : new int[0];
        WarmStart warm = learner().begin(view, new EarlierModel(model, places, places.length, Map.of(), classes));
        try (IterativeFit fit = Objects.requireNonNull(warm.fit())) {
            assertThat(fit.iteration()).isZero();
            List<Iteration> iterations = new ArrayList<>();
            while (!fit.finished()) {
                iterations.add(fit.advance());
            }
            requireWarm(cold, iterations);
            if (learner().convex()) {
                requireParity(fit.model(), estimator, rows);
            }
        }
    }

    /** Holds the iterations of a fit that begins at its own model against those of one that began anew. */
    void requireWarm(List<Iteration> cold, List<Iteration> warm) {
        assertThat(warm).hasSizeLessThan(cold.size());
    }

    /** The same of a fit that does all its iterations. */
    static void requireAhead(List<Iteration> cold, List<Iteration> warm) {
        assertThat(ahead(warm.get(0))).isLessThan(ahead(cold.get(0)));
    }

    private static double ahead(Iteration first) {
        return Objects.requireNonNull(first.loss() == null ? first.change() : first.loss());
    }

    /** How many places the vectors have. */
    int places(PreparedView view) {
        return view.blocks().features();
    }

    /** Whether its fits can begin at an earlier model. */
    boolean warms() {
        return true;
    }

    private PreparedView view(Estimator<?> estimator) {
        return new PreparedView(estimator, rows);
    }

    /** Bit for bit. */
    void requireSame(LearnerState found, LearnerState expected) {
        assertThat(found.learner()).isEqualTo(expected.learner());
        assertThat(found.iteration()).isEqualTo(expected.iteration());
        assertThat(found.values()).usingRecursiveComparison().isEqualTo(expected.values());
    }
}
