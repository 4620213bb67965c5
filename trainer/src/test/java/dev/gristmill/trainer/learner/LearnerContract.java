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
    private static final int FIRST = 2;

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
            beginsAtItsOwnModel(estimator, view, fit, iterations.get(0));
        }
        // Blocks made anew, as another process would
        try (PreparedView view = view(estimator)) {
            try (IterativeFit again = learner().begin(view)) {
                requireSame(again.state(), whole.get(0));
            }
            // The first estimator from every state, the others from some
            int step = estimator.uid().equals(first) ? 1 : Math.max(1, whole.size() / SOME);
            for (int i = 0; i < whole.size() - 1; i += step) {
                requireNext(view, whole.get(i), whole.get(i + 1));
            }
            try (IterativeFit last = learner().resume(view, whole.get(whole.size() - 1))) {
                assertThat(last.finished()).isTrue();
            }
        }
    }

    private void beginsAtItsOwnModel(Estimator<?> estimator, PreparedView view, IterativeFit cold, Iteration first) {
        Model<?> model = cold.model();
        int[] places = IntStream.range(0, places(view)).toArray();
        int[] classes = model instanceof ClassificationModel<?, ?> classifier
                ? IntStream.range(0, classifier.numClasses()).toArray()
                : new int[0];
        WarmStart warm = learner().begin(view, new EarlierModel(model, places, places.length, Map.of(), classes));
        List<LearnerState> states = new ArrayList<>();
        try (IterativeFit fit = Objects.requireNonNull(warm.fit())) {
            assertThat(fit.iteration()).isZero();
            states.add(fit.state());
            while (!fit.finished()) {
                Iteration iteration = fit.advance();
                if (states.size() == 1) {
                    requireAhead(iteration, first);
                }
                states.add(fit.state());
            }
            requireWarm(fit, cold, estimator);
        }
        for (int i = 0; i < Math.min(FIRST, states.size() - 1); i++) {
            requireNext(view, states.get(i), states.get(i + 1));
        }
    }

    /**
     * Holds a fit that began at its own model, and is at its end, against the one that began anew: sooner at the same
     * model, unless a learner goes on from there.
     */
    void requireWarm(IterativeFit warm, IterativeFit cold, Estimator<?> estimator) {
        assertThat(warm.iteration()).isLessThan(cold.iteration());
        requireParity(warm.model(), estimator, rows);
    }

    private void requireNext(PreparedView view, LearnerState state, LearnerState next) {
        try (IterativeFit resumed = learner().resume(view, state)) {
            assertThat(resumed.iteration()).isEqualTo(state.iteration());
            assertThat(resumed.finished()).isFalse();
            resumed.advance();
            requireSame(resumed.state(), next);
        }
    }

    /** The rows of the class. */
    final Dataset<Row> rows() {
        return rows;
    }

    private static void requireAhead(Iteration warm, Iteration cold) {
        if (warm.loss() != null) {
            assertThat(warm.loss()).isLessThan(Objects.requireNonNull(cold.loss()));
        } else if (warm.change() != null) {
            assertThat(warm.change()).isLessThan(Objects.requireNonNull(cold.change()));
        }
    }

    /** How many places the vectors have. */
    int places(PreparedView view) {
        return view.blocks().features();
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
