package dev.gristmill.trainer.report;

import java.util.Arrays;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;

/**
 * The weights that connect each input of a neural network with each output, as Olden, Joy and Death (2004) compare inputs:
 * along every path the weights are multiplied, and over all paths they are added.
 */
final class Connections {

    private Connections() {}

    /** Of a network: outputs x inputs. */
    static Matrix of(MultilayerPerceptronClassificationModel network) {
        return of(network.getLayers(), network.weights().toArray());
    }

    /**
     * The product of the layers' weights.
     *
     * @param layers how many units each layer has, inputs first
     * @param weights layer by layer, of each the matrix outputs x inputs by columns and then the intercepts, as spark.ml
     *     lays them out
     */
    static Matrix of(int[] layers, double[] weights) {
        int end = weights.length;
        DenseMatrix product = DenseMatrix.eye(layers[layers.length - 1]);
        for (int layer = layers.length - 2; layer >= 0; layer--) {
            int inputs = layers[layer];
            int outputs = layers[layer + 1];
            end -= (inputs + 1) * outputs;
            double[] matrix = Arrays.copyOfRange(weights, end, end + inputs * outputs);
            product = product.multiply(new DenseMatrix(outputs, inputs, matrix));
        }
        return product;
    }
}
