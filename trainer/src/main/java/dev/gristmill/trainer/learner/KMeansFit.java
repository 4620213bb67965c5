package dev.gristmill.trainer.learner;

import dev.gristmill.spi.Block;
import dev.gristmill.spi.Blocks;
import dev.gristmill.spi.Iteration;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.trainer.internals.SparkModels;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.clustering.KMeans;

/** Lloyd's iterations: every row goes to its nearest centre, every centre to the mean of its rows. */
final class KMeansFit implements IterativeFit {

    private static final String CENTERS = "centers";
    private static final String CONVERGED = "converged";

    private final String learner;
    private final KMeans estimator;
    private final Blocks blocks;
    private double[][] centers;
    private int iteration;
    private boolean converged;

    /** From these centres, k x features. */
    KMeansFit(String learner, KMeans estimator, Blocks blocks, double[][] centers) {
        this.learner = learner;
        this.estimator = estimator;
        this.blocks = blocks;
        this.centers = centers;
    }

    static KMeansFit resume(KMeans estimator, Blocks blocks, LearnerState state) {
        double[] all = state.doubles(CENTERS);
        int features = blocks.features();
        double[][] centers = new double[all.length / features][features];
        for (int i = 0; i < centers.length; i++) {
            System.arraycopy(all, i * features, centers[i], 0, features);
        }
        KMeansFit fit = new KMeansFit(state.learner(), estimator, blocks, centers);
        fit.iteration = state.iteration();
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
        int features = blocks.features();
        int k = centers.length;
        double[] sums = blocks.sum(k * (features + 1) + 1, new Assignment(centers));
        double[][] next = new double[k][];
        double farthest = 0;
        for (int i = 0; i < k; i++) {
            next[i] = centers[i].clone();
            double weight = sums[k * features + i];
            if (weight > 0) {
                for (int j = 0; j < features; j++) {
                    next[i][j] = sums[i * features + j] / weight;
                }
            }
            farthest = Math.max(farthest, Distances.squared(centers[i], next[i]));
        }
        centers = next;
        iteration++;
        converged = Math.sqrt(farthest) <= estimator.getTol();
        return new Iteration(iteration, sums[k * (features + 1)], Math.sqrt(farthest));
    }

    @Override
    public LearnerState state() {
        int features = blocks.features();
        double[] all = new double[centers.length * features];
        for (int i = 0; i < centers.length; i++) {
            System.arraycopy(centers[i], 0, all, i * features, features);
        }
        return new LearnerState(learner, iteration, Map.of(CENTERS, all, CONVERGED, new double[] {converged ? 1 : 0}));
    }

    @Override
    public Model<?> model() {
        return SparkModels.kMeans(estimator, centers);
    }

    @Override
    public void close() {
        // The rows are the view's
    }

    /** Per centre the weighted sum of its rows, then per centre their weight, then the cost. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Assignment(double[][] centers) implements Blocks.Term {

        @Override
        public void add(Block block, double[] sum) {
            int k = centers.length;
            int features = block.features();
            Distances distances = new Distances(centers);
            for (int row = 0; row < block.rows(); row++) {
                int nearest = distances.nearest(block, row);
                double weight = block.weight(row);
                block.addTo(row, weight, sum, nearest * features);
                sum[k * features + nearest] += weight;
                sum[k * (features + 1)] += weight * distances.last();
            }
        }
    }
}
