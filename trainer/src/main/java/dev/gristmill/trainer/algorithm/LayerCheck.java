package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import java.util.Arrays;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;

/** Refuses a perceptron whose first or last layer does not fit the rows: Spark would fail within its tasks. */
final class LayerCheck {

    private LayerCheck() {}

    /**
     * Checks the layers.
     *
     * @param features how many numbers a row has
     * @param classes how many classes there are
     */
    static void check(MultilayerPerceptronClassifier perceptron, int features, int classes) {
        int[] layers = perceptron.isDefined(perceptron.layers()) ? perceptron.getLayers() : new int[0];
        if (layers.length >= 2 && layers[0] == features && layers[layers.length - 1] == classes) {
            return;
        }
        throw new GristmillException(
                TrainerErrors.ALGORITHM_PARAMS,
                "Invalid algorithm.params.layers: '" + Arrays.toString(layers) + "' (expected " + features
                        + " first, the size of the feature vector, and " + classes + " last, the number of classes)",
                "algorithm.params.layers",
                "write layers: [" + features + ", ..., " + classes + "]");
    }
}
