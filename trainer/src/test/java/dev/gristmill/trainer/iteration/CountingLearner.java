package dev.gristmill.trainer.iteration;

import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.trainer.internals.SparkModels;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.LinearSVC;
import org.apache.spark.ml.linalg.Vectors;

/** Learns to count: its model's intercept is the number of iterations. */
final class CountingLearner implements IterativeLearner {

    private final int converging;
    private final IntConsumer iterating;

    /**
     * A learner of a hundred iterations.
     *
     * @param converging after how many it has converged
     * @param iterating is told the number of the iteration that comes now
     */
    CountingLearner(int converging, IntConsumer iterating) {
        this.converging = converging;
        this.iterating = iterating;
    }

    @Override
    public String name() {
        return "counting/1";
    }

    @Override
    public String estimator() {
        return LinearSVC.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        return ((LinearSVC) estimator).getMaxIter() == 0 ? Optional.of("it counts to something") : Optional.empty();
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        return new Counting(0);
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return new Counting((int) state.number("count"));
    }

    private final class Counting implements IterativeFit {

        private int count;

        Counting(int count) {
            this.count = count;
        }

        @Override
        public int iteration() {
            return count;
        }

        @Override
        public int maxIterations() {
            return 100;
        }

        @Override
        public boolean finished() {
            return count >= converging || count >= maxIterations();
        }

        @Override
        public Iteration advance() {
            iterating.accept(count + 1);
            count++;
            return new Iteration(count, 1.0 / count, null);
        }

        @Override
        public LearnerState state() {
            return new LearnerState(name(), count, Map.of("count", new double[] {count}));
        }

        @Override
        public Model<?> model() {
            return SparkModels.linearSvc(new LinearSVC(), Vectors.dense(new double[1]), count);
        }

        @Override
        public void close() {
            // Nothing is held
        }
    }
}
