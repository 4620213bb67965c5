package dev.gristmill.trainer.learner;

import dev.gristmill.spi.EarlierModel;
import dev.gristmill.spi.IterativeFit;
import dev.gristmill.spi.IterativeLearner;
import dev.gristmill.spi.LearnerState;
import dev.gristmill.spi.TrainingView;
import dev.gristmill.spi.WarmStart;
import dev.gristmill.trainer.internals.SparkNetwork;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;

/**
 * A multilayer perceptron over blocks: the network, the first weights and the loss of spark.ml's
 * {@code MultilayerPerceptronClassifier}, by a quasi-Newton method that keeps its curvature over a checkpoint. The loss is
 * the mean over all rows; spark.ml's is the mean over stacks of rows, in which the rows of a last, smaller stack of a
 * partition count for more.
 */
public final class MultilayerPerceptronLearner implements IterativeLearner {

    private static final String LBFGS = "l-bfgs";

    @Override
    public String name() {
        return "multilayer-perceptron/1";
    }

    @Override
    public String estimator() {
        return MultilayerPerceptronClassifier.class.getName();
    }

    @Override
    public boolean overBlocks() {
        return true;
    }

    @Override
    public Optional<String> refusal(Estimator<?> estimator) {
        String solver = ((MultilayerPerceptronClassifier) estimator).getSolver();
        return solver.equals(LBFGS) ? Optional.empty() : Optional.of("it knows no solver but " + LBFGS);
    }

    @Override
    public IterativeFit begin(TrainingView view) {
        MultilayerPerceptronClassifier estimator = (MultilayerPerceptronClassifier) view.estimator();
        double[] start = estimator.isSet(estimator.initialWeights())
                ? estimator.getInitialWeights().toArray()
                : SparkNetwork.initialWeights(estimator.getLayers(), estimator.getSeed());
        return NetworkFit.begin(name(), estimator, view.blocks(), start);
    }

    @Override
    public WarmStart begin(TrainingView view, EarlierModel earlier) {
        MultilayerPerceptronClassifier estimator = (MultilayerPerceptronClassifier) view.estimator();
        if (!(earlier.model() instanceof MultilayerPerceptronClassificationModel model)) {
            return WarmStart.refused("it is no perceptron");
        }
        int[] layers = estimator.getLayers();
        int[] before = model.getLayers();
        // All but the input, whose nodes are found by their names
        if (!Arrays.equals(layers, 1, layers.length, before, 1, before.length)) {
            return WarmStart.refused(
                    "it has the layers " + Arrays.toString(before) + " instead of " + Arrays.toString(layers));
        }
        for (int i = 0; i < earlier.classes().length; i++) {
            if (earlier.classes()[i] != i) {
                return WarmStart.refused("its classes are in another order");
            }
        }
        double[] weights = weights(model.weights().toArray(), layers[1], earlier);
        return WarmStart.of(NetworkFit.begin(name(), estimator, view.blocks(), weights));
    }

    // First come, input by input, those from it to the nodes of the next layer; a new input is not heard at first
    private static double[] weights(double[] before, int nodes, EarlierModel earlier) {
        int[] places = earlier.features();
        int rest = before.length - earlier.size() * nodes;
        double[] weights = new double[places.length * nodes + rest];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                System.arraycopy(before, places[i] * nodes, weights, i * nodes, nodes);
            }
        }
        System.arraycopy(before, earlier.size() * nodes, weights, places.length * nodes, rest);
        return weights;
    }

    @Override
    public IterativeFit resume(TrainingView view, LearnerState state) {
        return NetworkFit.resume((MultilayerPerceptronClassifier) view.estimator(), view.blocks(), state);
    }
}
