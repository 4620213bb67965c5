package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.internals.SparkNetwork;
import dev.gristmill.trainer.optimization.Penalty;
import dev.gristmill.trainer.optimization.QuasiNewton;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;

/** Makes the mean loss of a network small by quasi-Newton iterations. */
final class NetworkFit implements IterativeFit {

    private final String learner;
    private final MultilayerPerceptronClassifier estimator;
    private final QuasiNewton optimizer;

    private NetworkFit(String learner, MultilayerPerceptronClassifier estimator, QuasiNewton optimizer) {
        this.learner = learner;
        this.estimator = estimator;
        this.optimizer = optimizer;
    }

    static NetworkFit begin(String learner, MultilayerPerceptronClassifier estimator, Blocks blocks, double[] start) {
        return new NetworkFit(
                learner,
                estimator,
                new QuasiNewton(
                        (point, gradient) -> loss(estimator, blocks, point, gradient),
                        Penalty.NONE,
                        estimator.getTol(),
                        start));
    }

    static NetworkFit resume(MultilayerPerceptronClassifier estimator, Blocks blocks, LearnerState state) {
        return new NetworkFit(
                state.learner(),
                estimator,
                QuasiNewton.resume(
                        (point, gradient) -> loss(estimator, blocks, point, gradient),
                        Penalty.NONE,
                        estimator.getTol(),
                        state));
    }

    private static double loss(
            MultilayerPerceptronClassifier estimator, Blocks blocks, double[] weights, double[] gradient) {
        double[] sums = blocks.sum(
                weights.length + 1, new NetworkLoss(estimator.getLayers(), weights, estimator.getBlockSize()));
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = sums[i] / blocks.rows();
        }
        return sums[weights.length] / blocks.rows();
    }

    @Override
    public int iteration() {
        return optimizer.iteration();
    }

    @Override
    public int maxIterations() {
        return estimator.getMaxIter();
    }

    @Override
    public boolean finished() {
        return optimizer.converged() || optimizer.iteration() >= maxIterations();
    }

    @Override
    public Iteration advance() {
        optimizer.advance();
        return new Iteration(optimizer.iteration(), optimizer.value(), optimizer.gradientNorm());
    }

    @Override
    public LearnerState state() {
        return optimizer.state(learner);
    }

    @Override
    public Model<?> model() {
        return SparkNetwork.perceptron(estimator, optimizer.point());
    }

    @Override
    public void close() {
        // The rows are the view's
    }
}
