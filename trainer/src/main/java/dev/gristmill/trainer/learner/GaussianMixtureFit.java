package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.internals.SparkMixtures;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.GaussianMixture;
import org.jspecify.annotations.Nullable;

/**
 * Expectation and maximisation: every row is shared among the components by their densities there, and every component
 * takes the weight, mean and covariance of its shares. An iteration's loss is the negative log-likelihood of the mixture
 * that it begins with.
 */
final class GaussianMixtureFit implements IterativeFit {

    private static final String WEIGHTS = "weights";
    private static final String MEANS = "means";
    private static final String COVARIANCES = "covariances";
    private static final String LOG_LIKELIHOOD = "logLikelihood";
    private static final String CONVERGED = "converged";

    private final String learner;
    private final GaussianMixture estimator;
    private final Blocks blocks;
    private Gaussians mixture;
    private int iteration;
    private double logLikelihood;
    private boolean converged;

    /** From this mixture. */
    GaussianMixtureFit(String learner, GaussianMixture estimator, Blocks blocks, Gaussians mixture) {
        this.learner = learner;
        this.estimator = estimator;
        this.blocks = blocks;
        this.mixture = mixture;
        this.logLikelihood = Double.NEGATIVE_INFINITY;
    }

    static GaussianMixtureFit resume(GaussianMixture estimator, Blocks blocks, LearnerState state) {
        Gaussians mixture = new Gaussians(
                blocks.features(), state.doubles(WEIGHTS), state.doubles(MEANS), state.doubles(COVARIANCES));
        GaussianMixtureFit fit = new GaussianMixtureFit(state.learner(), estimator, blocks, mixture);
        fit.iteration = state.iteration();
        fit.logLikelihood = state.number(LOG_LIKELIHOOD);
        fit.converged = state.number(CONVERGED) != 0;
        return fit;
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
        return converged || iteration >= maxIterations();
    }

    @Override
    public Iteration advance() {
        int size = GaussianExpectation.size(blocks.features());
        double[] sums = blocks.sum(Math.multiplyExact(mixture.k(), size) + 1, GaussianExpectation.of(mixture));
        double found = sums[sums.length - 1];
        double change = Math.abs(found - logLikelihood);
        mixture = maximised(sums, size);
        logLikelihood = found;
        converged = change <= estimator.getTol();
        iteration++;
        return new Iteration(iteration, -found, known(change));
    }

    // The first iteration has nothing to compare with
    private static @Nullable Double known(double change) {
        return Double.isInfinite(change) ? null : change;
    }

    private Gaussians maximised(double[] sums, int size) {
        int features = blocks.features();
        Gaussians next = Gaussians.empty(mixture.k(), features);
        double total = 0;
        for (int i = 0; i < next.k(); i++) {
            total += sums[i * size];
        }
        for (int i = 0; i < next.k(); i++) {
            double weight = sums[i * size];
            next.weights()[i] = weight / total;
            int product = i * size + 1 + features;
            int at = i * Gaussians.triangle(features);
            for (int column = 0; column < features; column++) {
                double shift = sums[i * size + 1 + column] / weight;
                next.means()[i * features + column] = mixture.means()[i * features + column] + shift;
                for (int other = 0; other <= column; other++) {
                    next.covariances()[at++] = sums[product++] / weight - shift * (sums[i * size + 1 + other] / weight);
                }
            }
        }
        return next;
    }

    @Override
    public LearnerState state() {
        return new LearnerState(
                learner,
                iteration,
                Map.of(
                        WEIGHTS, mixture.weights(),
                        MEANS, mixture.means(),
                        COVARIANCES, mixture.covariances(),
                        LOG_LIKELIHOOD, new double[] {logLikelihood},
                        CONVERGED, new double[] {converged ? 1 : 0}));
    }

    @Override
    public Model<?> model() {
        return SparkMixtures.gaussian(estimator, mixture.weights(), mixture.distributions());
    }

    @Override
    public void close() {
        // The rows are the view's
    }
}
